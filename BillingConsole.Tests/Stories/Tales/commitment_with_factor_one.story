# At half price, 200 of 300 calls fill the commitment of 100; the other 100 cost list: 150 and 50 more.
2026-01-01  meter     calls  sum
2026-01-01  plan      api  USD
2026-01-01  price     calls  per_unit 1.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  api  override calls 0.50  commit 100 month factor 1
2026-01-09  usage     acme  calls 300
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  open, 200.00 due
  calls  300 × 0.5 (list 1)                                       150.00
  Overage beyond the commitment  1 × 50                            50.00
  total                                                           200.00
journal
  2026-02-01 INV-0001 invoice_issued
    accounts_receivable                                           200.00
    revenue:usage                                                -150.00
    revenue:recurring                                             -50.00
accounts
  accounts_receivable USD                                         200.00
  revenue:recurring USD                                           -50.00
  revenue:usage USD                                              -150.00
  difference                                                        0.00
