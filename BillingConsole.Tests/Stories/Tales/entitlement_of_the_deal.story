# The deal grants 120 in place of the plan's 100; two add-ons still add 60: of 200 calls 20 are billed.
2026-01-01  meter     calls  sum
2026-01-01  feature   api_calls  calls
2026-01-01  plan      api  USD  includes api_calls 100
2026-01-01  price     calls  per_unit 0.10  of api_calls
2026-01-01  add-on    more  USD  includes api_calls 30
2026-01-01  price     more_fee  flat 5.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  api  with more 2  entitle api_calls 120
2026-01-09  usage     acme  calls 200
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 10.00 due
  more_fee  2 × 5                                                  10.00
  total                                                            10.00
invoice INV-0002  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  open, 12.00 due
  calls  20 × 0.1 (200 used, 180 included)                          2.00
  more_fee  2 × 5                                                  10.00
  total                                                            12.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                            10.00
    deferred_revenue                                              -10.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                               10.00
    revenue:recurring                                             -10.00
  2026-02-01 INV-0002 invoice_issued
    accounts_receivable                                            12.00
    revenue:usage                                                  -2.00
    deferred_revenue                                              -10.00
accounts
  accounts_receivable USD                                          22.00
  deferred_revenue USD                                            -10.00
  revenue:recurring USD                                           -10.00
  revenue:usage USD                                                -2.00
  difference                                                        0.00
