# A void returns each part to the credit that paid it; a top-up invoice that was never paid leaves nothing behind.
2026-01-01  customer  acme
2026-01-01  wallet    acme  main
2026-01-02  top-up    main  30.00  granted
2026-01-02  top-up    main  50.00  paid
2026-01-03  invoice   acme  Setup  60.00
2026-01-04  void      acme
2026-01-05  top-up    main  25.00  paid  by invoice
2026-01-06  void      acme
2026-01-07  invoice   acme  Training  10.00
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-03..2026-01-04  USD  issued 2026-01-03  void
  Setup  1 × 60                                                    60.00
  total                                                            60.00
invoice INV-0002  acme  2026-01-05..2026-01-06  USD  issued 2026-01-05  void
  Top-up of main  1 × 25                                           25.00
  total                                                            25.00
invoice INV-0003  acme  2026-01-07..2026-01-08  USD  issued 2026-01-07  paid
  Training  1 × 10                                                 10.00
  total                                                            10.00
  wallet applied                                                  -10.00
wallet main  acme  USD
  2026-01-02 granted top_up  story                                 30.00
  2026-01-02 paid top_up  story                                    50.00
  2026-01-03 granted spent  INV-0001                              -30.00
  2026-01-03 paid spent  INV-0001                                 -30.00
  2026-01-04 granted returned  Void INV-0001                       30.00
  2026-01-04 paid returned  Void INV-0001                          30.00
  2026-01-07 granted spent  INV-0003                              -10.00
  balance                                                          70.00
journal
  2026-01-03 INV-0001 invoice_issued
    accounts_receivable                                            60.00
    revenue:one_off                                               -60.00
  2026-01-03 INV-0001 wallet_applied
    wallet_granted                                                 30.00
    wallet_paid                                                    30.00
    accounts_receivable                                           -60.00
  2026-01-04 INV-0001 invoice_voided
    accounts_receivable                                           -60.00
    revenue:one_off                                                60.00
  2026-01-04 INV-0001 wallet_returned
    wallet_granted                                                -30.00
    wallet_paid                                                   -30.00
    accounts_receivable                                            60.00
  2026-01-05 INV-0002 top_up_invoiced
    accounts_receivable                                            25.00
    wallet_pending                                                -25.00
  2026-01-06 INV-0002 top_up_invoice_voided
    accounts_receivable                                           -25.00
    wallet_pending                                                 25.00
  2026-01-07 INV-0003 invoice_issued
    accounts_receivable                                            10.00
    revenue:one_off                                               -10.00
  2026-01-07 INV-0003 wallet_applied
    wallet_granted                                                 10.00
    accounts_receivable                                           -10.00
  2026-01-02 story top_up_granted
    promotional_credit                                             30.00
    wallet_granted                                                -30.00
  2026-01-02 story top_up_recorded
    cash                                                           50.00
    wallet_paid                                                   -50.00
accounts
  cash USD                                                         50.00
  promotional_credit USD                                           30.00
  revenue:one_off USD                                             -10.00
  wallet_granted USD                                              -20.00
  wallet_paid USD                                                 -50.00
  difference                                                        0.00
