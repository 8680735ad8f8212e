# The contract's last day is 14 February: 14 of 28 days are billed, and nothing after.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 28.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro  until 2026-02-14
2026-04-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 28.00 due
  base  1 × 28                                                     28.00
  total                                                            28.00
invoice INV-0002  acme  2026-02-01..2026-02-15  USD  issued 2026-02-01  open, 14.00 due
  base  1 × 28                                                     14.00
  total                                                            14.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                            28.00
    deferred_revenue                                              -28.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                               28.00
    revenue:recurring                                             -28.00
  2026-02-01 INV-0002 invoice_issued
    accounts_receivable                                            14.00
    deferred_revenue                                              -14.00
  2026-02-28 INV-0002 revenue_recognised
    deferred_revenue                                               14.00
    revenue:recurring                                             -14.00
accounts
  accounts_receivable USD                                          42.00
  revenue:recurring USD                                           -42.00
  difference                                                        0.00
