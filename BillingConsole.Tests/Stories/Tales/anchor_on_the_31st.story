# Anchored on the 31st since 10 February: 18 of the 28 days from 31 January, then whole periods to the ends of the months.
2026-02-10  plan      pro  USD
2026-02-10  price     base  flat 28.00
2026-02-10  customer  acme
2026-02-10  subscribe acme  pro  anchor 31
2026-05-01  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-02-10..2026-02-28  USD  issued 2026-02-10  open, 18.00 due
  base  1 × 28                                                     18.00
  total                                                            18.00
invoice INV-0002  acme  2026-02-28..2026-03-31  USD  issued 2026-02-28  open, 28.00 due
  base  1 × 28                                                     28.00
  total                                                            28.00
invoice INV-0003  acme  2026-03-31..2026-04-30  USD  issued 2026-03-31  open, 28.00 due
  base  1 × 28                                                     28.00
  total                                                            28.00
invoice INV-0004  acme  2026-04-30..2026-05-31  USD  issued 2026-04-30  open, 28.00 due
  base  1 × 28                                                     28.00
  total                                                            28.00
journal
  2026-02-10 INV-0001 invoice_issued
    accounts_receivable                                            18.00
    deferred_revenue                                              -18.00
  2026-02-28 INV-0001 revenue_recognised
    deferred_revenue                                               18.00
    revenue:recurring                                             -18.00
  2026-02-28 INV-0002 invoice_issued
    accounts_receivable                                            28.00
    deferred_revenue                                              -28.00
  2026-02-28..2026-03-31 INV-0002 revenue_recognised, 2 entries
    deferred_revenue                                               28.00
    revenue:recurring                                             -28.00
  2026-03-31 INV-0003 invoice_issued
    accounts_receivable                                            28.00
    deferred_revenue                                              -28.00
  2026-03-31..2026-04-30 INV-0003 revenue_recognised, 2 entries
    deferred_revenue                                               28.00
    revenue:recurring                                             -28.00
  2026-04-30 INV-0004 invoice_issued
    accounts_receivable                                            28.00
    deferred_revenue                                              -28.00
  2026-04-30 INV-0004 revenue_recognised
    deferred_revenue                                                0.91
    revenue:recurring                                              -0.91
accounts
  accounts_receivable USD                                         102.00
  deferred_revenue USD                                            -27.09
  revenue:recurring USD                                           -74.91
  difference                                                        0.00
