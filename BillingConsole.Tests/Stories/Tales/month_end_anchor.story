# The 31st is the last day of shorter months and comes back to the 31st.
2026-01-31  plan      pro  USD
2026-01-31  price     base  flat 30.00
2026-01-31  customer  acme  zone Asia/Kathmandu
2026-01-31  subscribe acme  pro
2026-06-01  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-31..2026-02-28  USD  issued 2026-01-31  open, 30.00 due
  base  1 × 30                                                     30.00
  total                                                            30.00
invoice INV-0002  acme  2026-02-28..2026-03-31  USD  issued 2026-02-28  open, 30.00 due
  base  1 × 30                                                     30.00
  total                                                            30.00
invoice INV-0003  acme  2026-03-31..2026-04-30  USD  issued 2026-03-31  open, 30.00 due
  base  1 × 30                                                     30.00
  total                                                            30.00
invoice INV-0004  acme  2026-04-30..2026-05-31  USD  issued 2026-04-30  open, 30.00 due
  base  1 × 30                                                     30.00
  total                                                            30.00
invoice INV-0005  acme  2026-05-31..2026-06-30  USD  issued 2026-05-31  open, 30.00 due
  base  1 × 30                                                     30.00
  total                                                            30.00
journal
  2026-01-31 INV-0001 invoice_issued
    accounts_receivable                                            30.00
    deferred_revenue                                              -30.00
  2026-01-31..2026-02-28 INV-0001 revenue_recognised, 2 entries
    deferred_revenue                                               30.00
    revenue:recurring                                             -30.00
  2026-02-28 INV-0002 invoice_issued
    accounts_receivable                                            30.00
    deferred_revenue                                              -30.00
  2026-02-28..2026-03-31 INV-0002 revenue_recognised, 2 entries
    deferred_revenue                                               30.00
    revenue:recurring                                             -30.00
  2026-03-31 INV-0003 invoice_issued
    accounts_receivable                                            30.00
    deferred_revenue                                              -30.00
  2026-03-31..2026-04-30 INV-0003 revenue_recognised, 2 entries
    deferred_revenue                                               30.00
    revenue:recurring                                             -30.00
  2026-04-30 INV-0004 invoice_issued
    accounts_receivable                                            30.00
    deferred_revenue                                              -30.00
  2026-04-30..2026-05-31 INV-0004 revenue_recognised, 2 entries
    deferred_revenue                                               30.00
    revenue:recurring                                             -30.00
  2026-05-31 INV-0005 invoice_issued
    accounts_receivable                                            30.00
    deferred_revenue                                              -30.00
  2026-05-31 INV-0005 revenue_recognised
    deferred_revenue                                                1.00
    revenue:recurring                                              -1.00
accounts
  accounts_receivable USD                                         150.00
  deferred_revenue USD                                            -29.00
  revenue:recurring USD                                          -121.00
  difference                                                        0.00
