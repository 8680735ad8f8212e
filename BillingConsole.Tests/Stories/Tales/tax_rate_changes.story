# 19 % until February, 20 % from March on, decided on the day of each invoice.
2026-01-15  plan      pro  USD
2026-01-15  price     base  flat 100.00
2026-01-15  tax       VAT  19%  default
2026-01-15  customer  acme
2026-01-15  subscribe acme  pro
2026-01-20  rate      VAT  20% from 2026-03-01
2026-03-16  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-15..2026-02-15  USD  issued 2026-01-15  open, 119.00 due
  base  1 × 100                                                   100.00
  VAT 19% on 100.00                                                19.00
  total                                                           119.00
invoice INV-0002  acme  2026-02-15..2026-03-15  USD  issued 2026-02-15  open, 119.00 due
  base  1 × 100                                                   100.00
  VAT 19% on 100.00                                                19.00
  total                                                           119.00
invoice INV-0003  acme  2026-03-15..2026-04-15  USD  issued 2026-03-15  open, 120.00 due
  base  1 × 100                                                   100.00
  VAT 20% on 100.00                                                20.00
  total                                                           120.00
journal
  2026-01-15 INV-0001 invoice_issued
    accounts_receivable                                           119.00
    deferred_revenue                                             -100.00
    tax_payable:VAT                                               -19.00
  2026-01-31..2026-02-28 INV-0001 revenue_recognised, 2 entries
    deferred_revenue                                              100.00
    revenue:recurring                                            -100.00
  2026-02-15 INV-0002 invoice_issued
    accounts_receivable                                           119.00
    deferred_revenue                                             -100.00
    tax_payable:VAT                                               -19.00
  2026-02-28 INV-0002 revenue_recognised
    deferred_revenue                                               50.02
    revenue:recurring                                             -50.02
  2026-03-15 INV-0003 invoice_issued
    accounts_receivable                                           120.00
    deferred_revenue                                             -100.00
    tax_payable:VAT                                               -20.00
accounts
  accounts_receivable USD                                         358.00
  deferred_revenue USD                                           -149.98
  revenue:recurring USD                                          -150.02
  tax_payable:VAT USD                                             -58.00
  difference                                                        0.00
