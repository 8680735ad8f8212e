2026-01-10  customer  acme
2026-01-10  invoice   acme  Work  250.00
2026-01-12  link      acme  250.00
2026-01-12  card      acme
2026-02-01  dispute   acme
2026-02-20  dispute   acme  won  with_fee
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-10..2026-01-11  USD  issued 2026-01-10  paid
  Work  1 × 250                                                   250.00
  total                                                           250.00
  paid 2026-01-12                                                -250.00
journal
  2026-01-10 INV-0001 invoice_issued
    accounts_receivable                                           250.00
    revenue:one_off                                              -250.00
  2026-01-12 INV-0001 payment_received
    stripe_clearing                                               250.00
    accounts_receivable                                          -250.00
  2026-01-12 INV-0001 processor_fee_charged
    processor_fees                                                  7.55
    stripe_clearing                                                -7.55
  2026-02-01 INV-0001 dispute_opened
    accounts_receivable                                           250.00
    stripe_clearing                                              -250.00
  2026-02-01 INV-0001 processor_fee_charged
    processor_fees                                                 15.00
    stripe_clearing                                               -15.00
  2026-02-20 INV-0001 dispute_won
    stripe_clearing                                               250.00
    accounts_receivable                                          -250.00
  2026-02-20 INV-0001 processor_fee_returned
    stripe_clearing                                                15.00
    processor_fees                                                -15.00
accounts
  processor_fees USD                                                7.55
  revenue:one_off USD                                            -250.00
  stripe_clearing USD                                             242.45
  difference                                                        0.00
