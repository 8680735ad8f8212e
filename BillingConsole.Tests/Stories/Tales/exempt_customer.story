# No tax, and the reason stands on the invoice.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 100.00
2026-01-01  tax       VAT  19%  default
2026-01-01  customer  charity  exempt yes
2026-01-01  subscribe charity  pro
--------------------------------------------------------------
invoice INV-0001  charity  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 100.00 due
  base  1 × 100                                                   100.00
  ! charity is exempt from tax.
  total                                                           100.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                           100.00
    deferred_revenue                                             -100.00
accounts
  accounts_receivable USD                                         100.00
  deferred_revenue USD                                           -100.00
  difference                                                        0.00
