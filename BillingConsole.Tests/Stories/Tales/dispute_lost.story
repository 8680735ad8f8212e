2026-01-10  customer  acme
2026-01-10  invoice   acme  Work  250.00
2026-01-12  pay       acme  50.00
2026-01-12  link      acme  200.00
2026-01-12  card      acme
2026-02-01  dispute   acme
2026-02-20  dispute   acme  lost
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-10..2026-01-11  USD  issued 2026-01-10  uncollectible
  Work  1 × 250                                                   250.00
  total                                                           250.00
  paid 2026-01-12                                                 -50.00
  paid 2026-01-12                                                -200.00
  lost in disputes                                               -200.00
journal
  2026-01-10 INV-0001 invoice_issued
    accounts_receivable                                           250.00
    revenue:one_off                                              -250.00
  2026-01-12 INV-0001 payment_received
    cash                                                           50.00
    accounts_receivable                                           -50.00
  2026-01-12 INV-0001 payment_received
    stripe_clearing                                               200.00
    accounts_receivable                                          -200.00
  2026-01-12 INV-0001 processor_fee_charged
    processor_fees                                                  6.10
    stripe_clearing                                                -6.10
  2026-02-01 INV-0001 dispute_opened
    accounts_receivable                                           200.00
    stripe_clearing                                              -200.00
  2026-02-01 INV-0001 processor_fee_charged
    processor_fees                                                 15.00
    stripe_clearing                                               -15.00
  2026-02-20 INV-0001 dispute_lost
    dispute_loss                                                  200.00
    accounts_receivable                                          -200.00
accounts
  cash USD                                                         50.00
  dispute_loss USD                                                200.00
  processor_fees USD                                               21.10
  revenue:one_off USD                                            -250.00
  stripe_clearing USD                                             -21.10
  difference                                                        0.00
