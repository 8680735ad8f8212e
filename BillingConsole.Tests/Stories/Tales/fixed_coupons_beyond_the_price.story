# 10 and 110 off 100 take 100, and no tax is due.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 100.00
2026-01-01  tax       VAT  19%  default
2026-01-01  coupon    TEN   10.00 USD  once
2026-01-01  coupon    MUCH  110.00 USD  once
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro  coupon TEN  coupon MUCH
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  paid
  base  1 × 100                                                   100.00
  TEN                                                             -10.00
  MUCH                                                            -90.00
  VAT 19% on 0.00                                                   0.00
  total                                                             0.00
invoice INV-0002  acme  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 119.00 due
  base  1 × 100                                                   100.00
  TEN: All of its billing periods have been used.                   0.00
  MUCH: All of its billing periods have been used.                  0.00
  VAT 19% on 100.00                                                19.00
  total                                                           119.00
journal
  2026-01-01 INV-0001 invoice_issued
    discounts                                                     100.00
    deferred_revenue                                             -100.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                              100.00
    revenue:recurring                                            -100.00
  2026-02-01 INV-0002 invoice_issued
    accounts_receivable                                           119.00
    deferred_revenue                                             -100.00
    tax_payable:VAT                                               -19.00
accounts
  accounts_receivable USD                                         119.00
  deferred_revenue USD                                           -100.00
  discounts USD                                                   100.00
  revenue:recurring USD                                          -100.00
  tax_payable:VAT USD                                             -19.00
  difference                                                        0.00
