# The last day that counts is spendable; the day after, paid credit becomes income and granted credit was never spent.
2026-01-01  customer  acme  zone Asia/Kolkata
2026-01-01  wallet    acme  main
2026-01-02  top-up    main  40.00  paid  until 2026-01-20
2026-01-02  top-up    main  60.00  granted  until 2026-01-20
2026-01-20  invoice   acme  Workshop  70.00
2026-01-22  invoice   acme  Another  10.00
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-20..2026-01-21  USD  issued 2026-01-20  paid
  Workshop  1 × 70                                                 70.00
  total                                                            70.00
  wallet applied                                                  -70.00
invoice INV-0002  acme  2026-01-22..2026-01-23  USD  issued 2026-01-22  open, 10.00 due
  Another  1 × 10                                                  10.00
  total                                                            10.00
wallet main  acme  USD
  2026-01-02 paid top_up  story                                    40.00
  2026-01-02 granted top_up  story                                 60.00
  2026-01-20 granted spent  INV-0001                              -60.00
  2026-01-20 paid spent  INV-0001                                 -10.00
  2026-01-20 paid expired  Last day was 2026-01-20                -30.00
  balance                                                           0.00
journal
  2026-01-20 INV-0001 invoice_issued
    accounts_receivable                                            70.00
    revenue:one_off                                               -70.00
  2026-01-20 INV-0001 wallet_applied
    wallet_granted                                                 60.00
    wallet_paid                                                    10.00
    accounts_receivable                                           -70.00
  2026-01-22 INV-0002 invoice_issued
    accounts_receivable                                            10.00
    revenue:one_off                                               -10.00
  2026-01-02 story top_up_recorded
    cash                                                           40.00
    wallet_paid                                                   -40.00
  2026-01-02 story top_up_granted
    promotional_credit                                             60.00
    wallet_granted                                                -60.00
  2026-01-21 main: expired wallet_expired
    wallet_paid                                                    30.00
    breakage                                                      -30.00
accounts
  accounts_receivable USD                                          10.00
  breakage USD                                                    -30.00
  cash USD                                                         40.00
  promotional_credit USD                                           60.00
  revenue:one_off USD                                             -80.00
  difference                                                        0.00
