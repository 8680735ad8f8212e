# 99.99 at 8.875 %, 2.125 % and 0.5 %: 8.87 + 2.12 + 0.50 = 11.49.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 99.99
2026-01-01  tax       STATE  8.875%
2026-01-01  tax       CITY   2.125%
2026-01-01  tax       MTA    0.5%
2026-01-01  customer  acme  zone America/New_York
2026-01-01  subscribe acme  pro  tax STATE  tax CITY  tax MTA
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 111.48 due
  base  1 × 99.99                                                  99.99
  STATE 8.875% on 99.99                                             8.87
  CITY 2.125% on 99.99                                              2.12
  MTA 0.5% on 99.99                                                 0.50
  total                                                           111.48
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                           111.48
    deferred_revenue                                              -99.99
    tax_payable:STATE                                              -8.87
    tax_payable:CITY                                               -2.12
    tax_payable:MTA                                                -0.50
accounts
  accounts_receivable USD                                         111.48
  deferred_revenue USD                                            -99.99
  tax_payable:CITY USD                                             -2.12
  tax_payable:MTA USD                                              -0.50
  tax_payable:STATE USD                                            -8.87
  difference                                                        0.00
