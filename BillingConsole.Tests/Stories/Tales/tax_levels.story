# The subscription's tax wins over the customer's, that over the country's, that over the company's.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 100.00
2026-01-01  tax       ALL   1%  default
2026-01-01  tax       LAND  2%  country DE
2026-01-01  tax       OWN   3%
2026-01-01  tax       DEAL  4%
2026-01-01  customer  plain
2026-01-01  customer  german  country DE
2026-01-01  customer  own     country DE  tax OWN
2026-01-01  subscribe plain   pro
2026-01-01  subscribe german  pro
2026-01-01  subscribe own     pro
2026-01-01  customer  dealt   country DE  tax OWN
2026-01-01  subscribe dealt   pro  tax DEAL
--------------------------------------------------------------
invoice INV-0001  plain  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 101.00 due
  base  1 × 100                                                   100.00
  ALL 1% on 100.00                                                  1.00
  total                                                           101.00
invoice INV-0002  german  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 102.00 due
  base  1 × 100                                                   100.00
  LAND 2% on 100.00                                                 2.00
  total                                                           102.00
invoice INV-0003  own  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 103.00 due
  base  1 × 100                                                   100.00
  OWN 3% on 100.00                                                  3.00
  total                                                           103.00
invoice INV-0004  dealt  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 104.00 due
  base  1 × 100                                                   100.00
  DEAL 4% on 100.00                                                 4.00
  total                                                           104.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                           101.00
    deferred_revenue                                             -100.00
    tax_payable:ALL                                                -1.00
  2026-01-01 INV-0002 invoice_issued
    accounts_receivable                                           102.00
    deferred_revenue                                             -100.00
    tax_payable:LAND                                               -2.00
  2026-01-01 INV-0003 invoice_issued
    accounts_receivable                                           103.00
    deferred_revenue                                             -100.00
    tax_payable:OWN                                                -3.00
  2026-01-01 INV-0004 invoice_issued
    accounts_receivable                                           104.00
    deferred_revenue                                             -100.00
    tax_payable:DEAL                                               -4.00
accounts
  accounts_receivable USD                                         410.00
  deferred_revenue USD                                           -400.00
  tax_payable:ALL USD                                              -1.00
  tax_payable:DEAL USD                                             -4.00
  tax_payable:LAND USD                                             -2.00
  tax_payable:OWN USD                                              -3.00
  difference                                                        0.00
