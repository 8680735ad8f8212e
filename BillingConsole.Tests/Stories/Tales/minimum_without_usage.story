# A minimum is billed without usage; 21 of 31 days of 31.00 are 21.00, then 31.00.
2026-01-11  meter     calls  sum
2026-01-11  plan      api  USD
2026-01-11  price     calls  per_unit 1.00  min 31.00
2026-01-11  customer  acme
2026-01-11  subscribe acme  api  calendar
2026-03-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-11..2026-02-01  USD  issued 2026-02-01  open, 21.00 due
  calls  0 × 1                                                     21.00
  total                                                            21.00
invoice INV-0002  acme  2026-02-01..2026-03-01  USD  issued 2026-03-01  open, 31.00 due
  calls  0 × 1                                                     31.00
  total                                                            31.00
journal
  2026-02-01 INV-0001 invoice_issued
    accounts_receivable                                            21.00
    revenue:usage                                                 -21.00
  2026-03-01 INV-0002 invoice_issued
    accounts_receivable                                            31.00
    revenue:usage                                                 -31.00
accounts
  accounts_receivable USD                                          52.00
  revenue:usage USD                                               -52.00
  difference                                                        0.00
