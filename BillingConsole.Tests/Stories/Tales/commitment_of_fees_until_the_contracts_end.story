# 450 a quarter on a fee of 100 paid in advance: nothing else falls due when the contract ends, and 150 are trued up all the same.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 100.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro  until 2026-03-31  commit 450 quarter
2026-05-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 100.00 due
  base  1 × 100                                                   100.00
  total                                                           100.00
invoice INV-0002  acme  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 100.00 due
  base  1 × 100                                                   100.00
  total                                                           100.00
invoice INV-0003  acme  2026-03-01..2026-04-01  USD  issued 2026-03-01  open, 100.00 due
  base  1 × 100                                                   100.00
  total                                                           100.00
invoice INV-0004  acme  2026-01-01..2026-04-01  USD  issued 2026-04-01  open, 150.00 due
  Commitment true-up  1 × 150                                     150.00
  total                                                           150.00
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
    accounts_receivable                                           100.00
    deferred_revenue                                             -100.00
  2026-03-31 INV-0003 revenue_recognised
    deferred_revenue                                              100.00
    revenue:recurring                                            -100.00
  2026-04-01 INV-0004 invoice_issued
    accounts_receivable                                           150.00
    revenue:recurring                                            -150.00
accounts
  accounts_receivable USD                                         450.00
  revenue:recurring USD                                          -450.00
  difference                                                        0.00
