# From 11 January on calendar months: 21 of 31 days of 310 are promised, 210; of 100 used 110 are missing. February is whole.
2026-01-11  meter     calls  sum
2026-01-11  plan      api  USD
2026-01-11  price     calls  per_unit 1.00
2026-01-11  customer  acme
2026-01-11  subscribe acme  api  calendar  commit 310 month
2026-01-15  usage     acme  calls 100
2026-02-09  usage     acme  calls 300
2026-03-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-11..2026-02-01  USD  issued 2026-02-01  open, 210.00 due
  calls  100 × 1                                                  100.00
  Commitment true-up  1 × 110                                     110.00
  total                                                           210.00
invoice INV-0002  acme  2026-02-01..2026-03-01  USD  issued 2026-03-01  open, 310.00 due
  calls  300 × 1                                                  300.00
  Commitment true-up  1 × 10                                       10.00
  total                                                           310.00
journal
  2026-02-01 INV-0001 invoice_issued
    accounts_receivable                                           210.00
    revenue:usage                                                -100.00
    revenue:recurring                                            -110.00
  2026-03-01 INV-0002 invoice_issued
    accounts_receivable                                           310.00
    revenue:usage                                                -300.00
    revenue:recurring                                             -10.00
accounts
  accounts_receivable USD                                         520.00
  revenue:recurring USD                                          -120.00
  revenue:usage USD                                              -400.00
  difference                                                        0.00
