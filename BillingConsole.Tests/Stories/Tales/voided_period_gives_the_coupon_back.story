# A voided invoice mirrors its entries and returns the coupon's period to the deal.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 100.00
2026-01-01  coupon    ONCE  20%  once
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro  coupon ONCE
2026-01-05  void      acme
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  void
  base  1 × 100                                                   100.00
  ONCE                                                            -20.00
  total                                                            80.00
invoice INV-0002  acme  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 80.00 due
  base  1 × 100                                                   100.00
  ONCE                                                            -20.00
  total                                                            80.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                            80.00
    discounts                                                      20.00
    deferred_revenue                                             -100.00
  2026-01-05 INV-0001 invoice_voided
    accounts_receivable                                           -80.00
    discounts                                                     -20.00
    deferred_revenue                                              100.00
  2026-02-01 INV-0002 invoice_issued
    accounts_receivable                                            80.00
    discounts                                                      20.00
    deferred_revenue                                             -100.00
accounts
  accounts_receivable USD                                          80.00
  deferred_revenue USD                                           -100.00
  discounts USD                                                    20.00
  difference                                                        0.00
