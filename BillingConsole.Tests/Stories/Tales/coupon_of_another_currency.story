# Five euros are nothing on an invoice in dollars, and the invoice says so.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 100.00
2026-01-01  coupon    FIVE  5.00 EUR  once
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro  coupon FIVE
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 100.00 due
  base  1 × 100                                                   100.00
  FIVE: It is in EUR, the invoice in USD.                           0.00
  total                                                           100.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                           100.00
    deferred_revenue                                             -100.00
accounts
  accounts_receivable USD                                         100.00
  deferred_revenue USD                                           -100.00
  difference                                                        0.00
