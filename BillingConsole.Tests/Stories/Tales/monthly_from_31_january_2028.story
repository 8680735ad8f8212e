# 31 January, 29 February, 31 March: counted from the anchor in a leap year too.
2028-01-31  plan      pro  USD
2028-01-31  price     base  flat 10.00
2028-01-31  customer  acme
2028-01-31  subscribe acme  pro
2028-04-01  until
--------------------------------------------------------------
invoice INV-0001  acme  2028-01-31..2028-02-29  USD  issued 2028-01-31  open, 10.00 due
  base  1 × 10                                                     10.00
  total                                                            10.00
invoice INV-0002  acme  2028-02-29..2028-03-31  USD  issued 2028-02-29  open, 10.00 due
  base  1 × 10                                                     10.00
  total                                                            10.00
invoice INV-0003  acme  2028-03-31..2028-04-30  USD  issued 2028-03-31  open, 10.00 due
  base  1 × 10                                                     10.00
  total                                                            10.00
journal
  2028-01-31 INV-0001 invoice_issued
    accounts_receivable                                            10.00
    deferred_revenue                                              -10.00
  2028-01-31..2028-02-29 INV-0001 revenue_recognised, 2 entries
    deferred_revenue                                               10.00
    revenue:recurring                                             -10.00
  2028-02-29 INV-0002 invoice_issued
    accounts_receivable                                            10.00
    deferred_revenue                                              -10.00
  2028-02-29..2028-03-31 INV-0002 revenue_recognised, 2 entries
    deferred_revenue                                               10.00
    revenue:recurring                                             -10.00
  2028-03-31 INV-0003 invoice_issued
    accounts_receivable                                            10.00
    deferred_revenue                                              -10.00
  2028-03-31 INV-0003 revenue_recognised
    deferred_revenue                                                0.34
    revenue:recurring                                              -0.34
accounts
  accounts_receivable USD                                          30.00
  deferred_revenue USD                                             -9.66
  revenue:recurring USD                                           -20.34
  difference                                                        0.00
