# A bank took 210 of 310 back for good; what is given back for the unused days is no more than what is here.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 310.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro
2026-01-02  pay       acme  100.00
2026-01-03  link      acme  210.00
2026-01-03  card      acme
2026-01-05  dispute   acme
2026-01-09  dispute   acme  lost
2026-01-11  cancel    acme  now
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  uncollectible
  base  1 × 310                                                   310.00
  total                                                           310.00
  CN-0001 2026-01-11 to balance, 0.00 off due                    -100.00
  paid 2026-01-02                                                -100.00
  paid 2026-01-03                                                -210.00
  lost in disputes                                               -210.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                           310.00
    deferred_revenue                                             -310.00
  2026-01-02 INV-0001 payment_received
    cash                                                          100.00
    accounts_receivable                                          -100.00
  2026-01-03 INV-0001 payment_received
    stripe_clearing                                               210.00
    accounts_receivable                                          -210.00
  2026-01-03 INV-0001 processor_fee_charged
    processor_fees                                                  6.39
    stripe_clearing                                                -6.39
  2026-01-05 INV-0001 dispute_opened
    accounts_receivable                                           210.00
    stripe_clearing                                              -210.00
  2026-01-05 INV-0001 processor_fee_charged
    processor_fees                                                 15.00
    stripe_clearing                                               -15.00
  2026-01-09 INV-0001 dispute_lost
    dispute_loss                                                  210.00
    accounts_receivable                                          -210.00
  2026-01-11 INV-0001 credit_note_issued
    customer_credit                                              -100.00
    deferred_revenue                                              100.00
accounts
  cash USD                                                        100.00
  customer_credit USD                                            -100.00
  deferred_revenue USD                                           -210.00
  dispute_loss USD                                                210.00
  processor_fees USD                                               21.39
  stripe_clearing USD                                             -21.39
  difference                                                        0.00
