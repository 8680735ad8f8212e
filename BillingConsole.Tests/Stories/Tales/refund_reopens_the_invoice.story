# A refund takes what the invoice did not need first, out of the customer's credit, then reopens the invoice.
2026-01-02  customer  acme
2026-01-02  invoice   acme  Work  100.00
2026-01-05  pay       acme  130.00
2026-01-06  refund    acme  50.00
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-02..2026-01-03  USD  issued 2026-01-02  partially paid, 20.00 due
  Work  1 × 100                                                   100.00
  total                                                           100.00
  paid 2026-01-05                                                -130.00
journal
  2026-01-02 INV-0001 invoice_issued
    accounts_receivable                                           100.00
    revenue:one_off                                              -100.00
  2026-01-05 INV-0001 payment_received
    cash                                                          130.00
    accounts_receivable                                          -100.00
    customer_credit                                               -30.00
  2026-01-06 INV-0001 payment_refunded
    customer_credit                                                30.00
    accounts_receivable                                            20.00
    cash                                                          -50.00
accounts
  accounts_receivable USD                                          20.00
  cash USD                                                         80.00
  revenue:one_off USD                                            -100.00
  difference                                                        0.00
