# 50 of 250 leaves 200 due; 200 more is paid.
2026-01-01  customer  acme
2026-01-02  invoice   acme  Onboarding  250.00
2026-01-05  pay       acme  50.00
2026-01-09  pay       acme  200.00
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-02..2026-01-03  USD  issued 2026-01-02  paid
  Onboarding  1 × 250                                             250.00
  total                                                           250.00
  paid 2026-01-05                                                 -50.00
  paid 2026-01-09                                                -200.00
journal
  2026-01-02 INV-0001 invoice_issued
    accounts_receivable                                           250.00
    revenue:one_off                                              -250.00
  2026-01-05 INV-0001 payment_received
    cash                                                           50.00
    accounts_receivable                                           -50.00
  2026-01-09 INV-0001 payment_received
    cash                                                          200.00
    accounts_receivable                                          -200.00
accounts
  cash USD                                                        250.00
  revenue:one_off USD                                            -250.00
  difference                                                        0.00
