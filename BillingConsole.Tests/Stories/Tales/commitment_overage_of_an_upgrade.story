# Beyond 100 a month the fee costs double. From 150 to 300 at half of February: 75 of the old fee and the 50 of overage upon it come back, the 150 of the new fee bear what the month owes. Its 225 lie 125 beyond.
2026-02-01  plan      pro  USD
2026-02-01  price     base  flat 150.00
2026-02-01  plan      max  USD
2026-02-01  price     fee  flat 300.00
2026-02-01  customer  acme
2026-02-01  subscribe acme  pro  commit 100 month factor 2
2026-02-15  upgrade   acme  max now
2026-03-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 75.00 due
  base  1 × 150                                                   150.00
  Overage beyond the commitment  1 × 50                            50.00
  total                                                           200.00
  CN-0001 2026-02-15 to balance, 125.00 off due                  -125.00
invoice INV-0002  acme  2026-02-15..2026-03-01  USD  issued 2026-02-15  open, 275.00 due
  fee  1 × 300                                                    150.00
  Overage beyond the commitment  1 × 125                          125.00
  total                                                           275.00
invoice INV-0003  acme  2026-03-01..2026-04-01  USD  issued 2026-03-01  open, 500.00 due
  fee  1 × 300                                                    300.00
  Overage beyond the commitment  1 × 200                          200.00
  total                                                           500.00
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
    accounts_receivable                                           275.00
    deferred_revenue                                             -275.00
  2026-02-28 INV-0002 revenue_recognised
    deferred_revenue                                              275.00
    revenue:recurring                                            -275.00
  2026-03-01 INV-0003 invoice_issued
    accounts_receivable                                           500.00
    deferred_revenue                                             -500.00
accounts
  accounts_receivable USD                                         850.00
  deferred_revenue USD                                           -500.00
  revenue:recurring USD                                          -350.00
  difference                                                        0.00
