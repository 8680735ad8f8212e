# Paused from 20 January to 10 March: the fees of February and March are not charged, the usage of February is, afterwards.
2026-01-01  meter     calls  sum
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 100.00
2026-01-01  price     calls  per_unit 1.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro
2026-01-20  pause     acme
2026-02-05  usage     acme  calls 10
2026-03-10  resume    acme
2026-04-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 100.00 due
  base  1 × 100                                                   100.00
  total                                                           100.00
invoice INV-0002  acme  2026-02-01..2026-03-01  USD  issued 2026-03-10  open, 10.00 due
  calls  10 × 1                                                    10.00
  total                                                            10.00
invoice INV-0003  acme  2026-03-01..2026-04-01  USD  issued 2026-04-01  open, 100.00 due
  base  1 × 100                                                   100.00
  calls  0 × 1                                                      0.00
  total                                                           100.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                           100.00
    deferred_revenue                                             -100.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                              100.00
    revenue:recurring                                            -100.00
  2026-03-10 INV-0002 invoice_issued
    accounts_receivable                                            10.00
    revenue:usage                                                 -10.00
  2026-04-01 INV-0003 invoice_issued
    accounts_receivable                                           100.00
    deferred_revenue                                             -100.00
accounts
  accounts_receivable USD                                         210.00
  deferred_revenue USD                                           -100.00
  revenue:recurring USD                                          -100.00
  revenue:usage USD                                               -10.00
  difference                                                        0.00
