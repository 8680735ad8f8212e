# Beyond 100 a month the fee costs double. From 150 to 60 at half of February: 75 of the old fee and its overage come back; 75 and 30 lie 5 beyond, and 5 more are billed. March is below and trued up in April.
2026-02-01  plan      pro  USD
2026-02-01  price     base  flat 150.00
2026-02-01  plan      low  USD
2026-02-01  price     fee  flat 60.00
2026-02-01  customer  acme
2026-02-01  subscribe acme  pro  commit 100 month factor 2
2026-02-15  upgrade   acme  low now
2026-03-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 75.00 due
  base  1 × 150                                                   150.00
  Overage beyond the commitment  1 × 50                            50.00
  total                                                           200.00
  CN-0001 2026-02-15 to balance, 125.00 off due                  -125.00
invoice INV-0002  acme  2026-02-15..2026-03-01  USD  issued 2026-02-15  open, 35.00 due
  fee  1 × 60                                                      30.00
  Overage beyond the commitment  1 × 5                              5.00
  total                                                            35.00
invoice INV-0003  acme  2026-03-01..2026-04-01  USD  issued 2026-03-01  open, 60.00 due
  fee  1 × 60                                                      60.00
  total                                                            60.00
journal
  2026-02-01 INV-0001 invoice_issued
    accounts_receivable                                           200.00
    deferred_revenue                                             -200.00
  2026-02-15 INV-0001 credit_note_issued
    accounts_receivable                                          -125.00
    deferred_revenue                                               99.90
    revenue:recurring                                              25.10
  2026-02-28 INV-0001 revenue_recognised
    deferred_revenue                                              100.10
    revenue:recurring                                            -100.10
  2026-02-15 INV-0002 invoice_issued
    accounts_receivable                                            35.00
    deferred_revenue                                              -35.00
  2026-02-28 INV-0002 revenue_recognised
    deferred_revenue                                               35.00
    revenue:recurring                                             -35.00
  2026-03-01 INV-0003 invoice_issued
    accounts_receivable                                            60.00
    deferred_revenue                                              -60.00
accounts
  accounts_receivable USD                                         170.00
  deferred_revenue USD                                            -60.00
  revenue:recurring USD                                          -110.00
  difference                                                        0.00
