# Peaks 9 and 15, each hour through the tiers on its own: 0.90 + 1.25 = 2.15.
2026-01-01  meter     memory_gb  max per hour
2026-01-01  plan      scale  USD
2026-01-01  price     memory_gb  graduated 10:0.10 20:0.05 *:0.02  each
2026-01-01  customer  acme
2026-01-01  subscribe acme  scale
2026-01-05 10:05  usage  acme  memory_gb 9
2026-01-05 11:10  usage  acme  memory_gb 15
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  open, 2.15 due
  memory_gb  24                                                     2.15
  total                                                             2.15
journal
  2026-02-01 INV-0001 invoice_issued
    accounts_receivable                                             2.15
    revenue:usage                                                  -2.15
accounts
  accounts_receivable USD                                           2.15
  revenue:usage USD                                                -2.15
  difference                                                        0.00
