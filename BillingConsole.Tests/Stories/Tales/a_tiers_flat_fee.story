# Each begun tier adds its flat fee: 15 units are 5 of 1.00 and 2.00, 5 of 0.50 and 3.00, 5 of 0.20 and 4.00: 17.50.
2026-01-01  meter     calls  sum
2026-01-01  plan      api  USD
2026-01-01  price     calls  graduated 5:1.00:2.00 10:0.50:3.00 *:0.20:4.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  api
2026-01-09  usage     acme  calls 15
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  open, 17.50 due
  calls  15                                                        17.50
  total                                                            17.50
journal
  2026-02-01 INV-0001 invoice_issued
    accounts_receivable                                            17.50
    revenue:usage                                                 -17.50
accounts
  accounts_receivable USD                                          17.50
  revenue:usage USD                                               -17.50
  difference                                                        0.00
