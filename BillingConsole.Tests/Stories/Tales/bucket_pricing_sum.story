# The same peaks added up first: 24 through the tiers once is 1.58.
2026-01-01  meter     memory_gb  max per hour
2026-01-01  plan      scale  USD
2026-01-01  price     memory_gb  graduated 10:0.10 20:0.05 *:0.02
2026-01-01  customer  acme
2026-01-01  subscribe acme  scale
2026-01-05 10:05  usage  acme  memory_gb 9
2026-01-05 11:10  usage  acme  memory_gb 15
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  open, 1.58 due
  memory_gb  24                                                     1.58
  total                                                             1.58
journal
  2026-02-01 INV-0001 invoice_issued
    accounts_receivable                                             1.58
    revenue:usage                                                  -1.58
accounts
  accounts_receivable USD                                           1.58
  revenue:usage USD                                                -1.58
  difference                                                        0.00
