# By priority, then earliest expiry, then granted before paid, then oldest; after tax, because it is a payment.
2026-01-01  tax       VAT 19% default
2026-01-01  customer  acme
2026-01-01  wallet    acme  main
2026-01-02  top-up    main  100.00  paid
2026-01-02  top-up    main  30.00  granted
2026-01-02  top-up    main  20.00  granted  until 2026-03-31
2026-01-02  top-up    main  10.00  paid  until 2026-02-15
2026-01-02  top-up    main  5.00  paid  priority 1
2026-01-05  invoice   acme  Setup  40.00
2026-01-06  invoice   acme  Training  50.00
2026-01-07  invoice   acme  Support  100.00
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-05..2026-01-06  USD  issued 2026-01-05  paid
  Setup  1 × 40                                                    40.00
  VAT 19% on 40.00                                                  7.60
  total                                                            47.60
  wallet applied                                                  -47.60
invoice INV-0002  acme  2026-01-06..2026-01-07  USD  issued 2026-01-06  paid
  Training  1 × 50                                                 50.00
  VAT 19% on 50.00                                                  9.50
  total                                                            59.50
  wallet applied                                                  -59.50
invoice INV-0003  acme  2026-01-07..2026-01-08  USD  issued 2026-01-07  partially paid, 61.10 due
  Support  1 × 100                                                100.00
  VAT 19% on 100.00                                                19.00
  total                                                           119.00
  wallet applied                                                  -57.90
wallet main  acme  USD
  2026-01-02 paid top_up  story                                   100.00
  2026-01-02 granted top_up  story                                 30.00
  2026-01-02 granted top_up  story                                 20.00
  2026-01-02 paid top_up  story                                    10.00
  2026-01-02 paid top_up  story                                     5.00
  2026-01-05 paid spent  INV-0001                                  -5.00
  2026-01-05 paid spent  INV-0001                                 -10.00
  2026-01-05 granted spent  INV-0001                              -20.00
  2026-01-05 granted spent  INV-0001                              -12.60
  2026-01-06 granted spent  INV-0002                              -17.40
  2026-01-06 paid spent  INV-0002                                 -42.10
  2026-01-07 paid spent  INV-0003                                 -57.90
  balance                                                           0.00
journal
  2026-01-05 INV-0001 invoice_issued
    accounts_receivable                                            47.60
    revenue:one_off                                               -40.00
    tax_payable:VAT                                                -7.60
  2026-01-05 INV-0001 wallet_applied
    wallet_granted                                                 32.60
    wallet_paid                                                    15.00
    accounts_receivable                                           -47.60
  2026-01-06 INV-0002 invoice_issued
    accounts_receivable                                            59.50
    revenue:one_off                                               -50.00
    tax_payable:VAT                                                -9.50
  2026-01-06 INV-0002 wallet_applied
    wallet_granted                                                 17.40
    wallet_paid                                                    42.10
    accounts_receivable                                           -59.50
  2026-01-07 INV-0003 invoice_issued
    accounts_receivable                                           119.00
    revenue:one_off                                              -100.00
    tax_payable:VAT                                               -19.00
  2026-01-07 INV-0003 wallet_applied
    wallet_paid                                                    57.90
    accounts_receivable                                           -57.90
  2026-01-02 story top_up_recorded
    cash                                                          100.00
    wallet_paid                                                  -100.00
  2026-01-02 story top_up_granted
    promotional_credit                                             30.00
    wallet_granted                                                -30.00
  2026-01-02 story top_up_granted
    promotional_credit                                             20.00
    wallet_granted                                                -20.00
  2026-01-02 story top_up_recorded
    cash                                                           10.00
    wallet_paid                                                   -10.00
  2026-01-02 story top_up_recorded
    cash                                                            5.00
    wallet_paid                                                    -5.00
accounts
  accounts_receivable USD                                          61.10
  cash USD                                                        115.00
  promotional_credit USD                                           50.00
  revenue:one_off USD                                            -190.00
  tax_payable:VAT USD                                             -36.10
  difference                                                        0.00
