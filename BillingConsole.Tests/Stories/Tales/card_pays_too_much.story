2026-01-10  customer  acme
2026-01-10  invoice   acme  Work  153.51
# The bank transfer is quicker than the card; what the card paid beyond it is the customer's credit.
2026-01-12  link      acme  153.51
2026-01-12  pay       acme  6.49
2026-01-12  card      acme
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-10..2026-01-11  USD  issued 2026-01-10  paid
  Work  1 × 153.51                                                153.51
  total                                                           153.51
  paid 2026-01-12                                                  -6.49
  paid 2026-01-12                                                -153.51
journal
  2026-01-10 INV-0001 invoice_issued
    accounts_receivable                                           153.51
    revenue:one_off                                              -153.51
  2026-01-12 INV-0001 payment_received
    cash                                                            6.49
    accounts_receivable                                            -6.49
  2026-01-12 INV-0001 payment_received
    stripe_clearing                                               153.51
    accounts_receivable                                          -147.02
    customer_credit                                                -6.49
  2026-01-12 INV-0001 processor_fee_charged
    processor_fees                                                  4.75
    stripe_clearing                                                -4.75
accounts
  cash USD                                                          6.49
  customer_credit USD                                              -6.49
  processor_fees USD                                                4.75
  revenue:one_off USD                                            -153.51
  stripe_clearing USD                                             148.76
  difference                                                        0.00
