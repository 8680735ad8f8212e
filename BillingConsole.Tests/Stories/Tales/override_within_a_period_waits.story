# Agreed on 10 February, it holds from the next period's first day: 100, 100, 60; back to list on 10 March: 100 in April.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 100.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro
2026-02-10  negotiate acme  base amount 60
2026-03-10  list      acme  base
2026-04-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 100.00 due
  base  1 × 100                                                   100.00
  total                                                           100.00
invoice INV-0002  acme  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 100.00 due
  base  1 × 100                                                   100.00
  total                                                           100.00
invoice INV-0003  acme  2026-03-01..2026-04-01  USD  issued 2026-03-01  open, 60.00 due
  base  1 × 60 (list 100)                                          60.00
  total                                                            60.00
invoice INV-0004  acme  2026-04-01..2026-05-01  USD  issued 2026-04-01  open, 100.00 due
  base  1 × 100                                                   100.00
  total                                                           100.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                           100.00
    deferred_revenue                                             -100.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                              100.00
    revenue:recurring                                            -100.00
  2026-02-01 INV-0002 invoice_issued
    accounts_receivable                                           100.00
    deferred_revenue                                             -100.00
  2026-02-28 INV-0002 revenue_recognised
    deferred_revenue                                              100.00
    revenue:recurring                                            -100.00
  2026-03-01 INV-0003 invoice_issued
    accounts_receivable                                            60.00
    deferred_revenue                                              -60.00
  2026-03-31 INV-0003 revenue_recognised
    deferred_revenue                                               60.00
    revenue:recurring                                             -60.00
  2026-04-01 INV-0004 invoice_issued
    accounts_receivable                                           100.00
    deferred_revenue                                             -100.00
accounts
  accounts_receivable USD                                         360.00
  deferred_revenue USD                                           -100.00
  revenue:recurring USD                                          -260.00
  difference                                                        0.00
