# 199 a month, 99 a month, 20 a month for each of three projects, and reports from 99 a month: 199 + 99 + 60, then + max(99, 50 reports of 1.50).
2026-01-01  meter     reports  sum
2026-01-01  plan      suite  USD
2026-01-01  price     suite_fee  flat 199.00
2026-01-01  add-on    content  USD
2026-01-01  price     content_fee  flat 99.00
2026-01-01  add-on    project  USD
2026-01-01  price     project_fee  flat 20.00
2026-01-01  add-on    report_builder  USD
2026-01-01  price     reports  per_unit 1.50  min 99.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  suite  with content  with project 3  with report_builder
2026-01-09  usage     acme  reports 50
2026-02-09  usage     acme  reports 100
2026-03-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 358.00 due
  suite_fee  1 × 199                                              199.00
  content_fee  1 × 99                                              99.00
  project_fee  3 × 20                                              60.00
  total                                                           358.00
invoice INV-0002  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  open, 457.00 due
  suite_fee  1 × 199                                              199.00
  content_fee  1 × 99                                              99.00
  project_fee  3 × 20                                              60.00
  reports  50 × 1.5                                                99.00
  total                                                           457.00
invoice INV-0003  acme  2026-02-01..2026-03-01  USD  issued 2026-03-01  open, 508.00 due
  suite_fee  1 × 199                                              199.00
  content_fee  1 × 99                                              99.00
  project_fee  3 × 20                                              60.00
  reports  100 × 1.5                                              150.00
  total                                                           508.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                           358.00
    deferred_revenue                                             -358.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                              358.00
    revenue:recurring                                            -358.00
  2026-02-01 INV-0002 invoice_issued
    accounts_receivable                                           457.00
    deferred_revenue                                             -358.00
    revenue:usage                                                 -99.00
  2026-02-28 INV-0002 revenue_recognised
    deferred_revenue                                              358.00
    revenue:recurring                                            -358.00
  2026-03-01 INV-0003 invoice_issued
    accounts_receivable                                           508.00
    deferred_revenue                                             -358.00
    revenue:usage                                                -150.00
accounts
  accounts_receivable USD                                        1323.00
  deferred_revenue USD                                           -358.00
  revenue:recurring USD                                          -716.00
  revenue:usage USD                                              -249.00
  difference                                                        0.00
