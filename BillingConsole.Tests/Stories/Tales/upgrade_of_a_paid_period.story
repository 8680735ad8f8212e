# What was paid for the unused days is credit, and the credit pays the upgrade: 32.00 less 16.00.
2026-01-01  plan      basic  USD
2026-01-01  price     basic_fee  flat 31.00
2026-01-01  plan      pro  USD
2026-01-01  price     pro_fee  flat 62.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  basic
2026-01-02  pay       acme  31.00
2026-01-16  upgrade   acme  pro now
2026-01-17  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  paid
  basic_fee  1 × 31                                                31.00
  total                                                            31.00
  CN-0001 2026-01-16 to balance, 0.00 off due                     -16.00
  paid 2026-01-02                                                 -31.00
invoice INV-0002  acme  2026-01-16..2026-02-01  USD  issued 2026-01-16  partially paid, 16.00 due
  pro_fee  1 × 62                                                  32.00
  total                                                            32.00
  credit applied                                                  -16.00
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
  2026-01-16 INV-0002 invoice_issued
    accounts_receivable                                            32.00
    deferred_revenue                                              -32.00
  2026-01-16 INV-0002 credit_applied
    customer_credit                                                16.00
    accounts_receivable                                           -16.00
accounts
  accounts_receivable USD                                          16.00
  cash USD                                                         31.00
  deferred_revenue USD                                            -47.00
  difference                                                        0.00
