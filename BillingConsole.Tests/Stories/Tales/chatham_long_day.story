# Chatham's clocks go back on 5 April: its day has 25 hours and is still one bucket. Peaks 9 and 4 make 13.
2026-04-01  meter     memory_gb  max per day
2026-04-01  plan      scale  USD
2026-04-01  price     memory_gb  per_unit 1.00
2026-04-01  customer  acme  zone Pacific/Chatham
2026-04-01  subscribe acme  scale
2026-04-05 00:30  usage  acme  memory_gb 5
2026-04-05 23:30  usage  acme  memory_gb 9
2026-04-06 00:15  usage  acme  memory_gb 4
2026-05-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-04-01..2026-05-01  USD  issued 2026-05-01  open, 13.00 due
  memory_gb  13 × 1                                                13.00
  total                                                            13.00
journal
  2026-05-01 INV-0001 invoice_issued
    accounts_receivable                                            13.00
    revenue:usage                                                 -13.00
accounts
  accounts_receivable USD                                          13.00
  revenue:usage USD                                               -13.00
  difference                                                        0.00
