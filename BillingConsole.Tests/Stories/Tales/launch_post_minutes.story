# 2 000 000 minutes at 0.80 instead of 1.00: list stays on the page, the plan is untouched.
2026-01-01  meter     minutes  sum
2026-01-01  plan      voice  USD
2026-01-01  price     minutes  per_unit 1.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  voice  override minutes 0.80
2026-01-10  usage     acme  minutes 1999000
2026-01-20  usage     acme  minutes 1000
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  open, 1600000.00 due
  minutes  2000000 × 0.8 (list 1)                             1600000.00
  total                                                       1600000.00
journal
  2026-02-01 INV-0001 invoice_issued
    accounts_receivable                                       1600000.00
    revenue:usage                                            -1600000.00
accounts
  accounts_receivable USD                                     1600000.00
  revenue:usage USD                                          -1600000.00
  difference                                                        0.00
