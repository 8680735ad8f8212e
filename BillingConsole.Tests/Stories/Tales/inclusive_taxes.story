# 118.00 with 10 % and 8 % contained holds 10.00 and 8.00; revenue posts 100.00.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 118.00
2026-01-01  tax       STATE  10%  inclusive
2026-01-01  tax       CITY   8%   inclusive
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro  tax STATE  tax CITY
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 118.00 due
  base  1 × 118                                                   118.00
  STATE 10% contained on 100.00                                    10.00
  CITY 8% contained on 100.00                                       8.00
  total                                                           118.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                           118.00
    deferred_revenue                                             -100.00
    tax_payable:STATE                                             -10.00
    tax_payable:CITY                                               -8.00
accounts
  accounts_receivable USD                                         118.00
  deferred_revenue USD                                           -100.00
  tax_payable:CITY USD                                             -8.00
  tax_payable:STATE USD                                           -10.00
  difference                                                        0.00
