# 15 units: graduated 0, 10 and 15 make 25; all at the volume price of 40 make 600; two packages of ten for 1.00 make 2.00; 2.5 % make 0.38.
2026-01-01  meter     graded  sum
2026-01-01  meter     bulk  sum
2026-01-01  meter     packs  sum
2026-01-01  meter     value  sum
2026-01-01  plan      api  USD
2026-01-01  price     graded  graduated 5:0 10:2 *:3
2026-01-01  price     bulk  volume 10:50 20:40 *:30
2026-01-01  price     packs  package 1.00 per 10
2026-01-01  price     value  percentage 2.5
2026-01-01  customer  acme
2026-01-01  subscribe acme  api
2026-01-09  usage     acme  graded 15
2026-01-09  usage     acme  bulk 15
2026-01-09  usage     acme  packs 15
2026-01-09  usage     acme  value 15
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  open, 627.38 due
  graded  15                                                       25.00
  bulk  15                                                        600.00
  packs  15                                                         2.00
  value  15                                                         0.38
  total                                                           627.38
journal
  2026-02-01 INV-0001 invoice_issued
    accounts_receivable                                           627.38
    revenue:usage                                                -627.38
accounts
  accounts_receivable USD                                         627.38
  revenue:usage USD                                              -627.38
  difference                                                        0.00
