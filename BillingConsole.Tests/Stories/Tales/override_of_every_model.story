# Whatever a price is made of can be agreed for one deal: the fee, a package, tiers, what is included, the least and the most of a line.
2026-01-01  meter     sms  sum
2026-01-01  meter     calls  sum
2026-01-01  meter     minutes  sum
2026-01-01  meter     storage  sum
2026-01-01  meter     traffic  sum
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 100.00
2026-01-01  price     sms  package 1.00 per 100
2026-01-01  price     calls  graduated 5:0 10:2 *:3
2026-01-01  price     minutes  per_unit 1.00
2026-01-01  price     storage  per_unit 1.00  min 50.00
2026-01-01  price     traffic  per_unit 1.00  max 30.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro  override base amount 80.00  override sms package_amount 0.50  override calls tiers 10:0 *:2  override minutes included 40  override storage minimum_amount 20.00  override traffic maximum_amount 10.00
2026-01-09  usage     acme  sms 250
2026-01-09  usage     acme  calls 15
2026-01-09  usage     acme  minutes 100
2026-01-09  usage     acme  storage 5
2026-01-09  usage     acme  traffic 100
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 80.00 due
  base  1 × 80 (list 100)                                          80.00
  total                                                            80.00
invoice INV-0002  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  open, 181.50 due
  base  1 × 80 (list 100)                                          80.00
  sms  250                                                          1.50
  calls  15                                                        10.00
  minutes  60 × 1 (100 used, 40 included)                          60.00
  storage  5 × 1                                                   20.00
  traffic  100 × 1                                                 10.00
  total                                                           181.50
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                            80.00
    deferred_revenue                                              -80.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                               80.00
    revenue:recurring                                             -80.00
  2026-02-01 INV-0002 invoice_issued
    accounts_receivable                                           181.50
    deferred_revenue                                              -80.00
    revenue:usage                                                -101.50
accounts
  accounts_receivable USD                                         261.50
  deferred_revenue USD                                            -80.00
  revenue:recurring USD                                           -80.00
  revenue:usage USD                                              -101.50
  difference                                                        0.00
