# A year from 29 February ends with February 2029; the anchor stays the 29th.
2028-02-29  plan      pro  USD  every year
2028-02-29  price     base  flat 366.00
2028-02-29  customer  acme
2028-02-29  subscribe acme  pro
2029-03-01  until
--------------------------------------------------------------
invoice INV-0001  acme  2028-02-29..2029-02-28  USD  issued 2028-02-29  open, 366.00 due
  base  1 × 366                                                   366.00
  total                                                           366.00
invoice INV-0002  acme  2029-02-28..2030-02-28  USD  issued 2029-02-28  open, 366.00 due
  base  1 × 366                                                   366.00
  total                                                           366.00
journal
  2028-02-29 INV-0001 invoice_issued
    accounts_receivable                                           366.00
    deferred_revenue                                             -366.00
  2028-02-29..2029-02-28 INV-0001 revenue_recognised, 13 entries
    deferred_revenue                                              366.00
    revenue:recurring                                            -366.00
  2029-02-28 INV-0002 invoice_issued
    accounts_receivable                                           366.00
    deferred_revenue                                             -366.00
  2029-02-28 INV-0002 revenue_recognised
    deferred_revenue                                                1.01
    revenue:recurring                                              -1.01
accounts
  accounts_receivable USD                                         732.00
  deferred_revenue USD                                           -364.99
  revenue:recurring USD                                          -367.01
  difference                                                        0.00
