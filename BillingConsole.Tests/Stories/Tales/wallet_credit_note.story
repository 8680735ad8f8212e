# A credit note on a paid invoice may go to the wallet: it is paid credit there.
2026-01-01  tax       VAT 20% default
2026-01-01  customer  acme
2026-01-01  wallet    acme  main
2026-01-02  top-up    main  50.00  granted
2026-01-03  invoice   acme  Setup  100.00
2026-01-04  pay       acme  70.00
2026-01-05  credit    acme  60.00  to wallet
2026-01-06  invoice   acme  Training  10.00
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-03..2026-01-04  USD  issued 2026-01-03  paid
  Setup  1 × 100                                                  100.00
  VAT 20% on 100.00                                                20.00
  total                                                           120.00
  wallet applied                                                  -50.00
  CN-0001 2026-01-05 to wallet, 0.00 off due                      -60.00
  paid 2026-01-04                                                 -70.00
invoice INV-0002  acme  2026-01-06..2026-01-07  USD  issued 2026-01-06  paid
  Training  1 × 10                                                 10.00
  VAT 20% on 10.00                                                  2.00
  total                                                            12.00
  wallet applied                                                  -12.00
wallet main  acme  USD
  2026-01-02 granted top_up  story                                 50.00
  2026-01-03 granted spent  INV-0001                              -50.00
  2026-01-05 paid top_up  CN-0001                                  60.00
  2026-01-06 paid spent  INV-0002                                 -12.00
  balance                                                          48.00
journal
  2026-01-03 INV-0001 invoice_issued
    accounts_receivable                                           120.00
    revenue:one_off                                              -100.00
    tax_payable:VAT                                               -20.00
  2026-01-03 INV-0001 wallet_applied
    wallet_granted                                                 50.00
    accounts_receivable                                           -50.00
  2026-01-04 INV-0001 payment_received
    cash                                                           70.00
    accounts_receivable                                           -70.00
  2026-01-05 INV-0001 credit_note_issued
    wallet_paid                                                   -60.00
    revenue:one_off                                                50.00
    tax_payable:VAT                                                10.00
  2026-01-06 INV-0002 invoice_issued
    accounts_receivable                                            12.00
    revenue:one_off                                               -10.00
    tax_payable:VAT                                                -2.00
  2026-01-06 INV-0002 wallet_applied
    wallet_paid                                                    12.00
    accounts_receivable                                           -12.00
  2026-01-02 story top_up_granted
    promotional_credit                                             50.00
    wallet_granted                                                -50.00
accounts
  cash USD                                                         70.00
  promotional_credit USD                                           50.00
  revenue:one_off USD                                             -60.00
  tax_payable:VAT USD                                             -12.00
  wallet_paid USD                                                 -48.00
  difference                                                        0.00
