# Credit asked for by invoice waits until that is paid; no tax, no wallet and no credit balance touch a top-up invoice.
2026-01-01  tax       VAT 19% default
2026-01-01  customer  acme
2026-01-01  wallet    acme  main
2026-01-01  top-up    main  5.00  granted
2026-01-02  top-up    main  200.00  paid  by invoice
2026-01-03  invoice   acme  Setup  10.00
2026-01-05  pay       acme  50.00
2026-01-06  pay       acme  150.00
2026-01-07  invoice   acme  Training  20.00
2026-01-08  top-up    main  80.00  paid  by invoice
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-02..2026-01-03  USD  issued 2026-01-02  paid
  Top-up of main  1 × 200                                         200.00
  total                                                           200.00
  paid 2026-01-05                                                 -50.00
  paid 2026-01-06                                                -150.00
invoice INV-0002  acme  2026-01-03..2026-01-04  USD  issued 2026-01-03  partially paid, 6.90 due
  Setup  1 × 10                                                    10.00
  VAT 19% on 10.00                                                  1.90
  total                                                            11.90
  wallet applied                                                   -5.00
invoice INV-0003  acme  2026-01-07..2026-01-08  USD  issued 2026-01-07  paid
  Training  1 × 20                                                 20.00
  VAT 19% on 20.00                                                  3.80
  total                                                            23.80
  wallet applied                                                  -23.80
invoice INV-0004  acme  2026-01-08..2026-01-09  USD  issued 2026-01-08  open, 80.00 due
  Top-up of main  1 × 80                                           80.00
  total                                                            80.00
wallet main  acme  USD
  2026-01-01 granted top_up  story                                  5.00
  2026-01-03 granted spent  INV-0002                               -5.00
  2026-01-06 paid top_up  INV-0001                                200.00
  2026-01-07 paid spent  INV-0003                                 -23.80
  pending                                                          80.00
  balance                                                         176.20
journal
  2026-01-02 INV-0001 top_up_invoiced
    accounts_receivable                                           200.00
    wallet_pending                                               -200.00
  2026-01-05 INV-0001 top_up_invoice_paid
    cash                                                           50.00
    accounts_receivable                                           -50.00
  2026-01-06 INV-0001 top_up_invoice_paid
    cash                                                          150.00
    wallet_pending                                                200.00
    accounts_receivable                                          -150.00
    wallet_paid                                                  -200.00
  2026-01-03 INV-0002 invoice_issued
    accounts_receivable                                            11.90
    revenue:one_off                                               -10.00
    tax_payable:VAT                                                -1.90
  2026-01-03 INV-0002 wallet_applied
    wallet_granted                                                  5.00
    accounts_receivable                                            -5.00
  2026-01-07 INV-0003 invoice_issued
    accounts_receivable                                            23.80
    revenue:one_off                                               -20.00
    tax_payable:VAT                                                -3.80
  2026-01-07 INV-0003 wallet_applied
    wallet_paid                                                    23.80
    accounts_receivable                                           -23.80
  2026-01-08 INV-0004 top_up_invoiced
    accounts_receivable                                            80.00
    wallet_pending                                                -80.00
  2026-01-01 story top_up_granted
    promotional_credit                                              5.00
    wallet_granted                                                 -5.00
accounts
  accounts_receivable USD                                          86.90
  cash USD                                                        200.00
  promotional_credit USD                                            5.00
  revenue:one_off USD                                             -30.00
  tax_payable:VAT USD                                              -5.70
  wallet_paid USD                                                -176.20
  wallet_pending USD                                              -80.00
  difference                                                        0.00
