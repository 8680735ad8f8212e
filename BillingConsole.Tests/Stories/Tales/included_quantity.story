# 100 calls are included; 145 used leaves 45 to bill.
2026-01-01  meter     calls  sum
2026-01-01  feature   api_calls  calls
2026-01-01  plan      api  USD  includes api_calls 100
2026-01-01  price     calls  per_unit 0.10  of api_calls
2026-01-01  customer  acme
2026-01-01  subscribe acme  api
2026-01-09  usage     acme  calls 145
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  open, 4.50 due
  calls  45 × 0.1 (145 used, 100 included)                          4.50
  total                                                             4.50
journal
  2026-02-01 INV-0001 invoice_issued
    accounts_receivable                                             4.50
    revenue:usage                                                  -4.50
accounts
  accounts_receivable USD                                           4.50
  revenue:usage USD                                                -4.50
  difference                                                        0.00
