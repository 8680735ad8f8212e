# The company reviews before it finalises: the run of February leaves a draft, and an upgrade of that day is on it.
2026-01-01  plan      basic  USD
2026-01-01  price     basic_fee  flat 31.00
2026-01-01  plan      pro  USD
2026-01-01  price     pro_fee  flat 62.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  basic
2026-01-20  company   review hold
2026-02-01  upgrade   acme  pro now
2026-02-11  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 31.00 due
  basic_fee  1 × 31                                                31.00
  total                                                            31.00
invoice   acme  2026-02-01..2026-03-01  USD  issued   draft
  pro_fee  1 × 62                                                  62.00
  total                                                            62.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                            31.00
    deferred_revenue                                              -31.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                               31.00
    revenue:recurring                                             -31.00
accounts
  accounts_receivable USD                                          31.00
  revenue:recurring USD                                           -31.00
  difference                                                        0.00
