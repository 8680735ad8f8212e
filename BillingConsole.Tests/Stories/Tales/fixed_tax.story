# A stamp of 2.00 is charged once an invoice, and only when something is left to tax.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 60.00
2026-01-01  price     more  flat 40.00
2026-01-01  tax       STAMP  2.00 USD  default
2026-01-01  coupon    FREE  100%  once
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro  coupon FREE
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  paid
  base  1 × 60                                                     60.00
  more  1 × 40                                                     40.00
  FREE                                                           -100.00
  STAMP % on 0.00                                                   0.00
  total                                                             0.00
invoice INV-0002  acme  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 102.00 due
  base  1 × 60                                                     60.00
  more  1 × 40                                                     40.00
  FREE: All of its billing periods have been used.                  0.00
  STAMP % on 100.00                                                 2.00
  total                                                           102.00
journal
  2026-01-01 INV-0001 invoice_issued
    discounts                                                     100.00
    deferred_revenue                                             -100.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                              100.00
    revenue:recurring                                            -100.00
  2026-02-01 INV-0002 invoice_issued
    accounts_receivable                                           102.00
    deferred_revenue                                             -100.00
    tax_payable:STAMP                                              -2.00
accounts
  accounts_receivable USD                                         102.00
  deferred_revenue USD                                           -100.00
  discounts USD                                                   100.00
  revenue:recurring USD                                          -100.00
  tax_payable:STAMP USD                                            -2.00
  difference                                                        0.00
