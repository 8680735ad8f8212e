# 100 a month on a quarterly deal is 300; an override of the amount is for the whole quarter.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 100.00
2026-01-01  customer  acme
2026-01-01  customer  beta
2026-01-01  subscribe acme  pro  every quarter
2026-01-01  subscribe beta  pro  every quarter  override base amount 250.00
2026-04-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-04-01  USD  issued 2026-01-01  open, 300.00 due
  base  1 × 300                                                   300.00
  total                                                           300.00
invoice INV-0002  beta  2026-01-01..2026-04-01  USD  issued 2026-01-01  open, 250.00 due
  base  1 × 250 (list 300)                                        250.00
  total                                                           250.00
invoice INV-0003  acme  2026-04-01..2026-07-01  USD  issued 2026-04-01  open, 300.00 due
  base  1 × 300                                                   300.00
  total                                                           300.00
invoice INV-0004  beta  2026-04-01..2026-07-01  USD  issued 2026-04-01  open, 250.00 due
  base  1 × 250 (list 300)                                        250.00
  total                                                           250.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                           300.00
    deferred_revenue                                             -300.00
  2026-01-31..2026-03-31 INV-0001 revenue_recognised, 3 entries
    deferred_revenue                                              300.00
    revenue:recurring                                            -300.00
  2026-01-01 INV-0002 invoice_issued
    accounts_receivable                                           250.00
    deferred_revenue                                             -250.00
  2026-01-31..2026-03-31 INV-0002 revenue_recognised, 3 entries
    deferred_revenue                                              250.00
    revenue:recurring                                            -250.00
  2026-04-01 INV-0003 invoice_issued
    accounts_receivable                                           300.00
    deferred_revenue                                             -300.00
  2026-04-01 INV-0004 invoice_issued
    accounts_receivable                                           250.00
    deferred_revenue                                             -250.00
accounts
  accounts_receivable USD                                        1100.00
  deferred_revenue USD                                           -550.00
  revenue:recurring USD                                          -550.00
  difference                                                        0.00
