# 150 a month are promised. The fee of 100 counts for the month that it pays: 20 of usage leave 30 to true up, 70 leave none.
2026-01-01  meter     calls  sum
2026-01-01  plan      api  USD
2026-01-01  price     base  flat 100.00
2026-01-01  price     calls  per_unit 1.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  api  commit 150 month
2026-01-09  usage     acme  calls 20
2026-02-09  usage     acme  calls 70
2026-03-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 100.00 due
  base  1 × 100                                                   100.00
  total                                                           100.00
invoice INV-0002  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  open, 150.00 due
  base  1 × 100                                                   100.00
  calls  20 × 1                                                    20.00
  Commitment true-up  1 × 30                                       30.00
  total                                                           150.00
invoice INV-0003  acme  2026-02-01..2026-03-01  USD  issued 2026-03-01  open, 170.00 due
  base  1 × 100                                                   100.00
  calls  70 × 1                                                    70.00
  total                                                           170.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                           100.00
    deferred_revenue                                             -100.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                              100.00
    revenue:recurring                                            -100.00
  2026-02-01 INV-0002 invoice_issued
    accounts_receivable                                           150.00
    deferred_revenue                                             -100.00
    revenue:usage                                                 -20.00
    revenue:recurring                                             -30.00
  2026-02-28 INV-0002 revenue_recognised
    deferred_revenue                                              100.00
    revenue:recurring                                            -100.00
  2026-03-01 INV-0003 invoice_issued
    accounts_receivable                                           170.00
    deferred_revenue                                             -100.00
    revenue:usage                                                 -70.00
accounts
  accounts_receivable USD                                         420.00
  deferred_revenue USD                                           -100.00
  revenue:recurring USD                                          -230.00
  revenue:usage USD                                               -90.00
  difference                                                        0.00
