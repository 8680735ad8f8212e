# A usage cap of 100: the 45 calls beyond it are counted and not billed.
2026-01-01  meter     calls  sum
2026-01-01  feature   api_calls  calls
2026-01-01  plan      api  USD  includes api_calls 100 hard
2026-01-01  price     calls  per_unit 0.10  of api_calls
2026-01-01  customer  acme
2026-01-01  subscribe acme  api
2026-01-09  usage     acme  calls 145
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  paid
  calls  0 × 0.1 (145 used, 100 included)                           0.00
  ! calls: the usage beyond the hard limit of 100 is not billed.
  total                                                             0.00
journal
accounts
  difference                                                           0
