# 120 GB once is billed for 120 GB, however long it stayed lower.
2026-01-01  meter     storage_gb  max
2026-01-01  plan      store  USD
2026-01-01  price     storage_gb  per_unit 0.02
2026-01-01  customer  acme
2026-01-01  subscribe acme  store
2026-01-03  usage     acme  storage_gb 40
2026-01-17  usage     acme  storage_gb 120
2026-01-28  usage     acme  storage_gb 60
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  open, 2.40 due
  storage_gb  120 × 0.02                                            2.40
  total                                                             2.40
journal
  2026-02-01 INV-0001 invoice_issued
    accounts_receivable                                             2.40
    revenue:usage                                                  -2.40
accounts
  accounts_receivable USD                                           2.40
  revenue:usage USD                                                -2.40
  difference                                                        0.00
