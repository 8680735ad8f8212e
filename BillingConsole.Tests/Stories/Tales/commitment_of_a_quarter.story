# 450 a quarter on a monthly deal of 100: nothing in the first two months, 150 when the quarter closes.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 100.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro  commit 450 quarter
2026-04-02  until
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
invoice INV-0004  acme  2026-01-01..2026-04-01  USD  issued 2026-04-01  open, 250.00 due
  base  1 × 100                                                   100.00
  Commitment true-up  1 × 150                                     150.00
  total                                                           250.00
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
    accounts_receivable                                           250.00
    deferred_revenue                                             -100.00
    revenue:recurring                                            -150.00
accounts
  accounts_receivable USD                                         550.00
  deferred_revenue USD                                           -100.00
  revenue:recurring USD                                          -450.00
  difference                                                        0.00
