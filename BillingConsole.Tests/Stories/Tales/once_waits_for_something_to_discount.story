# January has nothing to bill, so the one period is February's.
2026-01-01  meter     calls  sum
2026-01-01  plan      api  USD
2026-01-01  price     calls  per_unit 1.00
2026-01-01  coupon    HALF  50%  once
2026-01-01  customer  acme
2026-01-01  subscribe acme  api  coupon HALF
2026-02-09  usage     acme  calls 100
2026-03-09  usage     acme  calls 100
2026-04-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-02-01..2026-03-01  USD  issued 2026-03-01  open, 50.00 due
  calls  100 × 1                                                  100.00
  HALF                                                            -50.00
  total                                                            50.00
invoice INV-0002  acme  2026-03-01..2026-04-01  USD  issued 2026-04-01  open, 100.00 due
  calls  100 × 1                                                  100.00
  HALF: All of its billing periods have been used.                  0.00
  total                                                           100.00
journal
  2026-03-01 INV-0001 invoice_issued
    accounts_receivable                                            50.00
    discounts                                                      50.00
    revenue:usage                                                -100.00
  2026-04-01 INV-0002 invoice_issued
    accounts_receivable                                           100.00
    revenue:usage                                                -100.00
accounts
  accounts_receivable USD                                         150.00
  discounts USD                                                    50.00
  revenue:usage USD                                              -200.00
  difference                                                        0.00
