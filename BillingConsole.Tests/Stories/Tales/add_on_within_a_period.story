# Three seats of 3.10 from the 16th cost 16 of 31 days: 4.80. Gone on 15 February, 14 of 28 days come back: 4.65.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 31.00
2026-01-01  add-on    seats  USD
2026-01-01  price     seat  flat 3.10
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro
2026-01-16  add       acme  seats 3
2026-02-15  remove    acme  seats now
2026-03-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 31.00 due
  base  1 × 31                                                     31.00
  total                                                            31.00
invoice INV-0002  acme  2026-01-16..2026-02-01  USD  issued 2026-01-16  open, 4.80 due
  seat  3 × 3.1                                                     4.80
  total                                                             4.80
invoice INV-0003  acme  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 35.65 due
  base  1 × 31                                                     31.00
  seat  3 × 3.1                                                     9.30
  total                                                            40.30
  CN-0001 2026-02-15 to balance, 4.65 off due                      -4.65
invoice INV-0004  acme  2026-03-01..2026-04-01  USD  issued 2026-03-01  open, 31.00 due
  base  1 × 31                                                     31.00
  total                                                            31.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                            31.00
    deferred_revenue                                              -31.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                               31.00
    revenue:recurring                                             -31.00
  2026-01-16 INV-0002 invoice_issued
    accounts_receivable                                             4.80
    deferred_revenue                                               -4.80
  2026-01-31 INV-0002 revenue_recognised
    deferred_revenue                                                4.80
    revenue:recurring                                              -4.80
  2026-02-01 INV-0003 invoice_issued
    accounts_receivable                                            40.30
    deferred_revenue                                              -40.30
  2026-02-15 INV-0003 credit_note_issued
    accounts_receivable                                            -4.65
    deferred_revenue                                                4.62
    revenue:recurring                                               0.03
  2026-02-28 INV-0003 revenue_recognised
    deferred_revenue                                               35.68
    revenue:recurring                                             -35.68
  2026-03-01 INV-0004 invoice_issued
    accounts_receivable                                            31.00
    deferred_revenue                                              -31.00
accounts
  accounts_receivable USD                                         102.45
  deferred_revenue USD                                            -31.00
  revenue:recurring USD                                           -71.45
  difference                                                        0.00
