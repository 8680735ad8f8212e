# A quarter off the add-on, nothing off the plan.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 100.00
2026-01-01  add-on    seats  USD
2026-01-01  price     seat  flat 20.00
2026-01-01  coupon    SEATS  25%  forever  add-on seats
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro  with seats 2  coupon SEATS
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 130.00 due
  base  1 × 100                                                   100.00
  seat  2 × 20                                                     40.00
  SEATS                                                           -10.00
  total                                                           130.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                           130.00
    discounts                                                      10.00
    deferred_revenue                                             -140.00
accounts
  accounts_receivable USD                                         130.00
  deferred_revenue USD                                           -140.00
  discounts USD                                                    10.00
  difference                                                        0.00
