# Half off the calls only; the line's coupon comes before the one for the invoice, whatever their order.
2026-01-01  meter     calls  sum
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 100.00 arrears
2026-01-01  price     calls  per_unit 1.00
2026-01-01  coupon    TENTH  10%  forever
2026-01-01  coupon    CALLS  50%  forever  on calls
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro  coupon TENTH  coupon CALLS
2026-01-09  usage     acme  calls 100
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  open, 135.00 due
  base  1 × 100                                                   100.00
  calls  100 × 1                                                  100.00
  CALLS                                                           -50.00
  TENTH                                                           -15.00
  total                                                           135.00
journal
  2026-02-01 INV-0001 invoice_issued
    accounts_receivable                                           135.00
    discounts                                                      65.00
    revenue:recurring                                            -100.00
    revenue:usage                                                -100.00
accounts
  accounts_receivable USD                                         135.00
  discounts USD                                                    65.00
  revenue:recurring USD                                          -100.00
  revenue:usage USD                                              -100.00
  difference                                                        0.00
