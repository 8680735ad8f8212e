# In Berlin half past two comes twice on 25 October: two hours of their own, 7 + 5 = 12.
2026-10-01  meter     memory_gb  max per hour
2026-10-01  plan      scale  USD
2026-10-01  price     memory_gb  per_unit 1.00
2026-10-01  customer  acme  zone Europe/Berlin
2026-10-01  subscribe acme  scale
2026-10-25 00:30Z  usage  acme  memory_gb 7
2026-10-25 01:30Z  usage  acme  memory_gb 5
2026-11-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-10-01..2026-11-01  USD  issued 2026-11-01  open, 12.00 due
  memory_gb  12 × 1                                                12.00
  total                                                            12.00
journal
  2026-11-01 INV-0001 invoice_issued
    accounts_receivable                                            12.00
    revenue:usage                                                 -12.00
accounts
  accounts_receivable USD                                          12.00
  revenue:usage USD                                               -12.00
  difference                                                        0.00
