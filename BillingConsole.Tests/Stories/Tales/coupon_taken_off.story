# Taken off in February: 80, 80 as billed, then 100.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 100.00
2026-01-01  coupon    LOYAL  20%  forever
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro  coupon LOYAL
2026-02-10  take      acme  LOYAL
2026-03-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 80.00 due
  base  1 × 100                                                   100.00
  LOYAL                                                           -20.00
  total                                                            80.00
invoice INV-0002  acme  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 80.00 due
  base  1 × 100                                                   100.00
  LOYAL                                                           -20.00
  total                                                            80.00
invoice INV-0003  acme  2026-03-01..2026-04-01  USD  issued 2026-03-01  open, 100.00 due
  base  1 × 100                                                   100.00
  total                                                           100.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                            80.00
    discounts                                                      20.00
    deferred_revenue                                             -100.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                              100.00
    revenue:recurring                                            -100.00
  2026-02-01 INV-0002 invoice_issued
    accounts_receivable                                            80.00
    discounts                                                      20.00
    deferred_revenue                                             -100.00
  2026-02-28 INV-0002 revenue_recognised
    deferred_revenue                                              100.00
    revenue:recurring                                            -100.00
  2026-03-01 INV-0003 invoice_issued
    accounts_receivable                                           100.00
    deferred_revenue                                             -100.00
accounts
  accounts_receivable USD                                         260.00
  deferred_revenue USD                                           -100.00
  discounts USD                                                    40.00
  revenue:recurring USD                                          -200.00
  difference                                                        0.00
