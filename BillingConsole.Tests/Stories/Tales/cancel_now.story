# Canceled on the 16th after paying: 16 of 31 days are credit, and the usage until then is still billed.
2026-01-01  meter     calls  sum
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 31.00
2026-01-01  price     calls  per_unit 1.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro
2026-01-02  pay       acme  31.00
2026-01-05  usage     acme  calls 7
2026-01-16  cancel    acme  now
2026-03-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  paid
  base  1 × 31                                                     31.00
  total                                                            31.00
  CN-0001 2026-01-16 to balance, 0.00 off due                     -16.00
  paid 2026-01-02                                                 -31.00
invoice INV-0002  acme  2026-01-01..2026-01-16  USD  issued 2026-01-16  paid
  calls  7 × 1                                                      7.00
  total                                                             7.00
  credit applied                                                   -7.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                            31.00
    deferred_revenue                                              -31.00
  2026-01-02 INV-0001 payment_received
    cash                                                           31.00
    accounts_receivable                                           -31.00
  2026-01-16 INV-0001 credit_note_issued
    customer_credit                                               -16.00
    deferred_revenue                                               16.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                               15.00
    revenue:recurring                                             -15.00
  2026-01-16 INV-0002 invoice_issued
    accounts_receivable                                             7.00
    revenue:usage                                                  -7.00
  2026-01-16 INV-0002 credit_applied
    customer_credit                                                 7.00
    accounts_receivable                                            -7.00
accounts
  cash USD                                                         31.00
  customer_credit USD                                              -9.00
  revenue:recurring USD                                           -15.00
  revenue:usage USD                                                -7.00
  difference                                                        0.00
