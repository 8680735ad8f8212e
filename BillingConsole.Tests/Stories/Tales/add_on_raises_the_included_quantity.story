# 100 of the plan and 30 of the add-on are 130: of 145 calls 15 are billed.
2026-01-01  meter     calls  sum
2026-01-01  feature   api_calls  calls
2026-01-01  plan      api  USD  includes api_calls 100
2026-01-01  price     calls  per_unit 0.10  of api_calls
2026-01-01  add-on    more  USD  includes api_calls 30
2026-01-01  price     more_fee  flat 5.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  api  with more
2026-01-09  usage     acme  calls 145
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 5.00 due
  more_fee  1 × 5                                                   5.00
  total                                                             5.00
invoice INV-0002  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  open, 6.50 due
  calls  15 × 0.1 (145 used, 130 included)                          1.50
  more_fee  1 × 5                                                   5.00
  total                                                             6.50
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                             5.00
    deferred_revenue                                               -5.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                                5.00
    revenue:recurring                                              -5.00
  2026-02-01 INV-0002 invoice_issued
    accounts_receivable                                             6.50
    revenue:usage                                                  -1.50
    deferred_revenue                                               -5.00
accounts
  accounts_receivable USD                                          11.50
  deferred_revenue USD                                             -5.00
  revenue:recurring USD                                            -5.00
  revenue:usage USD                                                -1.50
  difference                                                        0.00
