# January is used and billed whole; its usage follows, February never begins.
2026-01-01  meter     calls  sum
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 31.00
2026-01-01  price     calls  per_unit 1.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro
2026-01-16  cancel    acme  period_end
2026-01-20  usage     acme  calls 7
2026-03-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 31.00 due
  base  1 × 31                                                     31.00
  total                                                            31.00
invoice INV-0002  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  open, 7.00 due
  calls  7 × 1                                                      7.00
  total                                                             7.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                            31.00
    deferred_revenue                                              -31.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                               31.00
    revenue:recurring                                             -31.00
  2026-02-01 INV-0002 invoice_issued
    accounts_receivable                                             7.00
    revenue:usage                                                  -7.00
accounts
  accounts_receivable USD                                          38.00
  revenue:recurring USD                                           -31.00
  revenue:usage USD                                                -7.00
  difference                                                        0.00
