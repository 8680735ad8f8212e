# Ten to eleven and ten past are two hours in Kathmandu and one in UTC: peaks 4 + 6 = 10.
2026-01-01  meter     memory_gb  max per hour
2026-01-01  plan      scale  USD
2026-01-01  price     memory_gb  per_unit 1.00
2026-01-01  customer  acme  zone Asia/Kathmandu
2026-01-01  subscribe acme  scale
2026-01-05 10:50  usage  acme  memory_gb 4
2026-01-05 11:10  usage  acme  memory_gb 6
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  open, 10.00 due
  memory_gb  10 × 1                                                10.00
  total                                                            10.00
journal
  2026-02-01 INV-0001 invoice_issued
    accounts_receivable                                            10.00
    revenue:usage                                                 -10.00
accounts
  accounts_receivable USD                                          10.00
  revenue:usage USD                                               -10.00
  difference                                                        0.00
