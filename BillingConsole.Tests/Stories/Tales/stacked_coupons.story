# 15 % then 20 % of the rest: 32 off 100. Two of 60 % would be 84.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 100.00
2026-01-01  coupon    A15  15%  forever
2026-01-01  coupon    B20  20%  forever
2026-01-01  coupon    C60  60%  once
2026-01-01  coupon    D60  60%  once
2026-01-01  customer  acme
2026-01-01  customer  beta
2026-01-01  subscribe acme  pro  coupon A15  coupon B20
2026-01-01  subscribe beta  pro  coupon C60  coupon D60
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 68.00 due
  base  1 × 100                                                   100.00
  A15                                                             -15.00
  B20                                                             -17.00
  total                                                            68.00
invoice INV-0002  beta  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 16.00 due
  base  1 × 100                                                   100.00
  C60                                                             -60.00
  D60                                                             -24.00
  total                                                            16.00
invoice INV-0003  acme  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 68.00 due
  base  1 × 100                                                   100.00
  A15                                                             -15.00
  B20                                                             -17.00
  total                                                            68.00
invoice INV-0004  beta  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 100.00 due
  base  1 × 100                                                   100.00
  C60: All of its billing periods have been used.                   0.00
  D60: All of its billing periods have been used.                   0.00
  total                                                           100.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                            68.00
    discounts                                                      32.00
    deferred_revenue                                             -100.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                              100.00
    revenue:recurring                                            -100.00
  2026-01-01 INV-0002 invoice_issued
    accounts_receivable                                            16.00
    discounts                                                      84.00
    deferred_revenue                                             -100.00
  2026-01-31 INV-0002 revenue_recognised
    deferred_revenue                                              100.00
    revenue:recurring                                            -100.00
  2026-02-01 INV-0003 invoice_issued
    accounts_receivable                                            68.00
    discounts                                                      32.00
    deferred_revenue                                             -100.00
  2026-02-01 INV-0004 invoice_issued
    accounts_receivable                                           100.00
    deferred_revenue                                             -100.00
accounts
  accounts_receivable USD                                         252.00
  deferred_revenue USD                                           -200.00
  discounts USD                                                   148.00
  revenue:recurring USD                                          -200.00
  difference                                                        0.00
