# A weekly price of 10 on a deal of every two weeks is 20.
2026-01-05  plan      pro  USD  every week
2026-01-05  price     base  flat 10.00
2026-01-05  customer  acme
2026-01-05  subscribe acme  pro  every 2 week
2026-02-01  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-05..2026-01-19  USD  issued 2026-01-05  open, 20.00 due
  base  1 × 20                                                     20.00
  total                                                            20.00
invoice INV-0002  acme  2026-01-19..2026-02-02  USD  issued 2026-01-19  open, 20.00 due
  base  1 × 20                                                     20.00
  total                                                            20.00
journal
  2026-01-05 INV-0001 invoice_issued
    accounts_receivable                                            20.00
    deferred_revenue                                              -20.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                               20.00
    revenue:recurring                                             -20.00
  2026-01-19 INV-0002 invoice_issued
    accounts_receivable                                            20.00
    deferred_revenue                                              -20.00
  2026-01-31 INV-0002 revenue_recognised
    deferred_revenue                                               18.58
    revenue:recurring                                             -18.58
accounts
  accounts_receivable USD                                          40.00
  deferred_revenue USD                                             -1.42
  revenue:recurring USD                                           -38.58
  difference                                                        0.00
