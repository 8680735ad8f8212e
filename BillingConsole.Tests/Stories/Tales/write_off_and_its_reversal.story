# What is given up becomes bad debt; a payment that arrives after all is owed again first.
2026-01-02  customer  acme
2026-01-02  invoice   acme  Work  90.00
2026-01-05  pay       acme  30.00
2026-03-01  write-off acme
2026-04-01  pay       acme  20.00
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-02..2026-01-03  USD  issued 2026-01-02  partially paid, 40.00 due
  Work  1 × 90                                                     90.00
  total                                                            90.00
  paid 2026-01-05                                                 -30.00
  paid 2026-04-01                                                 -20.00
journal
  2026-01-02 INV-0001 invoice_issued
    accounts_receivable                                            90.00
    revenue:one_off                                               -90.00
  2026-01-05 INV-0001 payment_received
    cash                                                           30.00
    accounts_receivable                                           -30.00
  2026-03-01 INV-0001 written_off
    bad_debt                                                       60.00
    accounts_receivable                                           -60.00
  2026-04-01 INV-0001 write_off_reversed
    accounts_receivable                                            60.00
    bad_debt                                                      -60.00
  2026-04-01 INV-0001 payment_received
    cash                                                           20.00
    accounts_receivable                                           -20.00
accounts
  accounts_receivable USD                                          40.00
  cash USD                                                         50.00
  revenue:one_off USD                                             -90.00
  difference                                                        0.00
