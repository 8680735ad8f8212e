# In a leap year February has 29 days: from the 15th, 15 of them are billed, then the 31st and the 30th follow the calendar.
2028-02-15  plan      pro  USD
2028-02-15  price     base  flat 29.00
2028-02-15  customer  acme
2028-02-15  subscribe acme  pro  calendar
2028-03-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2028-02-15..2028-03-01  USD  issued 2028-02-15  open, 15.00 due
  base  1 × 29                                                     15.00
  total                                                            15.00
invoice INV-0002  acme  2028-03-01..2028-04-01  USD  issued 2028-03-01  open, 29.00 due
  base  1 × 29                                                     29.00
  total                                                            29.00
journal
  2028-02-15 INV-0001 invoice_issued
    accounts_receivable                                            15.00
    deferred_revenue                                              -15.00
  2028-02-29 INV-0001 revenue_recognised
    deferred_revenue                                               15.00
    revenue:recurring                                             -15.00
  2028-03-01 INV-0002 invoice_issued
    accounts_receivable                                            29.00
    deferred_revenue                                              -29.00
accounts
  accounts_receivable USD                                          44.00
  deferred_revenue USD                                            -29.00
  revenue:recurring USD                                           -15.00
  difference                                                        0.00
