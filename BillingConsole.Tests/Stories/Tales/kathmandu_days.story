# Kathmandu is 5:45 ahead: ten to midnight and ten past are two days there, one in UTC. Peaks 10 + 20 = 30.
2026-01-01  meter     memory_gb  max per day
2026-01-01  plan      scale  USD
2026-01-01  price     memory_gb  per_unit 1.00
2026-01-01  customer  acme  zone Asia/Kathmandu
2026-01-01  subscribe acme  scale
2026-01-07  until
2026-01-05 23:50  usage  acme  memory_gb 10
2026-01-06 00:10  usage  acme  memory_gb 20
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  open, 30.00 due
  memory_gb  30 × 1                                                30.00
  total                                                            30.00
journal
  2026-02-01 INV-0001 invoice_issued
    accounts_receivable                                            30.00
    revenue:usage                                                 -30.00
accounts
  accounts_receivable USD                                          30.00
  revenue:usage USD                                               -30.00
  difference                                                        0.00
