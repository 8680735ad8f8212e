# At most 50 a month for calls, however many.
2026-01-01  meter     calls  sum
2026-01-01  plan      api  USD
2026-01-01  price     calls  per_unit 1.00  max 50.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  api
2026-01-09  usage     acme  calls 80
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  open, 50.00 due
  calls  80 × 1                                                    50.00
  total                                                            50.00
journal
  2026-02-01 INV-0001 invoice_issued
    accounts_receivable                                            50.00
    revenue:usage                                                 -50.00
accounts
  accounts_receivable USD                                          50.00
  revenue:usage USD                                               -50.00
  difference                                                        0.00
