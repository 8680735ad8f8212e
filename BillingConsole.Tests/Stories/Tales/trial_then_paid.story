# Fourteen days free: the first paid period begins when the trial ends.
2026-01-10  plan      pro  USD
2026-01-10  price     base  flat 50.00
2026-01-10  customer  acme
2026-01-10  subscribe acme  pro  trial 14
2026-03-01  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-24..2026-02-24  USD  issued 2026-01-24  open, 50.00 due
  base  1 × 50                                                     50.00
  total                                                            50.00
invoice INV-0002  acme  2026-02-24..2026-03-24  USD  issued 2026-02-24  open, 50.00 due
  base  1 × 50                                                     50.00
  total                                                            50.00
journal
  2026-01-24 INV-0001 invoice_issued
    accounts_receivable                                            50.00
    deferred_revenue                                              -50.00
  2026-01-31..2026-02-28 INV-0001 revenue_recognised, 2 entries
    deferred_revenue                                               50.00
    revenue:recurring                                             -50.00
  2026-02-24 INV-0002 invoice_issued
    accounts_receivable                                            50.00
    deferred_revenue                                              -50.00
  2026-02-28 INV-0002 revenue_recognised
    deferred_revenue                                                8.95
    revenue:recurring                                              -8.95
accounts
  accounts_receivable USD                                         100.00
  deferred_revenue USD                                            -41.05
  revenue:recurring USD                                           -58.95
  difference                                                        0.00
