# A void mirrors the entry and what was earned of it, gives what was paid to the credit balance, and the refund sends it back.
2026-01-15  plan      pro  USD
2026-01-15  price     base  flat 31.00
2026-01-15  customer  acme
2026-01-15  subscribe acme  pro
2026-01-20  pay       acme  31.00
2026-02-03  void      acme
2026-02-04  refund    acme  31.00
2026-02-10  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-15..2026-02-15  USD  issued 2026-01-15  void
  base  1 × 31                                                     31.00
  total                                                            31.00
  paid 2026-01-20                                                 -31.00
journal
  2026-01-15 INV-0001 invoice_issued
    accounts_receivable                                            31.00
    deferred_revenue                                              -31.00
  2026-01-20 INV-0001 payment_received
    cash                                                           31.00
    accounts_receivable                                           -31.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                               17.00
    revenue:recurring                                             -17.00
  2026-02-03 INV-0001 invoice_voided
    accounts_receivable                                           -31.00
    deferred_revenue                                               31.00
  2026-02-03 INV-0001 recognition_reversed
    deferred_revenue                                              -17.00
    revenue:recurring                                              17.00
  2026-02-03 INV-0001 payment_unapplied
    accounts_receivable                                            31.00
    customer_credit                                               -31.00
  2026-02-04 INV-0001 payment_refunded
    customer_credit                                                31.00
    cash                                                          -31.00
accounts
  difference                                                        0.00
