# 1000 are promised each month: 600 of usage are topped up by 400, 1200 are not.
2026-01-01  meter     calls  sum
2026-01-01  plan      api  USD
2026-01-01  price     calls  per_unit 1.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  api  commit 1000 month
2026-01-09  usage     acme  calls 600
2026-02-09  usage     acme  calls 1200
2026-03-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  open, 1000.00 due
  calls  600 × 1                                                  600.00
  Commitment true-up  1 × 400                                     400.00
  total                                                          1000.00
invoice INV-0002  acme  2026-02-01..2026-03-01  USD  issued 2026-03-01  open, 1200.00 due
  calls  1200 × 1                                                1200.00
  total                                                          1200.00
journal
  2026-02-01 INV-0001 invoice_issued
    accounts_receivable                                          1000.00
    revenue:usage                                                -600.00
    revenue:recurring                                            -400.00
  2026-03-01 INV-0002 invoice_issued
    accounts_receivable                                          1200.00
    revenue:usage                                               -1200.00
accounts
  accounts_receivable USD                                        2200.00
  revenue:recurring USD                                          -400.00
  revenue:usage USD                                             -1800.00
  difference                                                        0.00
