# Beyond 100 a month the fee of 150 costs double. Cancelled after half of February, half of the fee and of its overage come back; 50 were promised for these 14 days.
2026-02-01  plan      pro  USD
2026-02-01  price     base  flat 150.00
2026-02-01  customer  acme
2026-02-01  subscribe acme  pro  commit 100 month factor 2
2026-02-15  cancel    acme  now
2026-03-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 100.00 due
  base  1 × 150                                                   150.00
  Overage beyond the commitment  1 × 50                            50.00
  total                                                           200.00
  CN-0001 2026-02-15 to balance, 100.00 off due                  -100.00
journal
  2026-02-01 INV-0001 invoice_issued
    accounts_receivable                                           200.00
    deferred_revenue                                             -200.00
  2026-02-15 INV-0001 credit_note_issued
    accounts_receivable                                          -100.00
    deferred_revenue                                               99.90
    revenue:recurring                                               0.10
  2026-02-28 INV-0001 revenue_recognised
    deferred_revenue                                              100.10
    revenue:recurring                                            -100.10
accounts
  accounts_receivable USD                                         100.00
  revenue:recurring USD                                          -100.00
  difference                                                        0.00
