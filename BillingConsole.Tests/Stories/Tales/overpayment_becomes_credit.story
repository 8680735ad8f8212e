# 201 on what is left of 250: the surplus is the customer's and pays the next invoice first.
2026-01-01  customer  acme
2026-01-02  invoice   acme  Onboarding  250.00
2026-01-05  pay       acme  50.00
2026-01-09  pay       acme  201.00
2026-01-12  invoice   acme  Training  10.00
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-02..2026-01-03  USD  issued 2026-01-02  paid
  Onboarding  1 × 250                                             250.00
  total                                                           250.00
  paid 2026-01-05                                                 -50.00
  paid 2026-01-09                                                -201.00
invoice INV-0002  acme  2026-01-12..2026-01-13  USD  issued 2026-01-12  partially paid, 9.00 due
  Training  1 × 10                                                 10.00
  total                                                            10.00
  credit applied                                                   -1.00
journal
  2026-01-02 INV-0001 invoice_issued
    accounts_receivable                                           250.00
    revenue:one_off                                              -250.00
  2026-01-05 INV-0001 payment_received
    cash                                                           50.00
    accounts_receivable                                           -50.00
  2026-01-09 INV-0001 payment_received
    cash                                                          201.00
    accounts_receivable                                          -200.00
    customer_credit                                                -1.00
  2026-01-12 INV-0002 invoice_issued
    accounts_receivable                                            10.00
    revenue:one_off                                               -10.00
  2026-01-12 INV-0002 credit_applied
    customer_credit                                                 1.00
    accounts_receivable                                            -1.00
accounts
  accounts_receivable USD                                           9.00
  cash USD                                                        251.00
  revenue:one_off USD                                            -260.00
  difference                                                        0.00
