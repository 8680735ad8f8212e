# 50, then 75 from February, then 90 from March on, against a list of 100.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 100.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro  override base amount 50  phase 2026-02-01 override base amount 75  phase 2026-03-01 override base amount 90
2026-04-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 50.00 due
  base  1 × 50 (list 100)                                          50.00
  total                                                            50.00
invoice INV-0002  acme  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 75.00 due
  base  1 × 75 (list 100)                                          75.00
  total                                                            75.00
invoice INV-0003  acme  2026-03-01..2026-04-01  USD  issued 2026-03-01  open, 90.00 due
  base  1 × 90 (list 100)                                          90.00
  total                                                            90.00
invoice INV-0004  acme  2026-04-01..2026-05-01  USD  issued 2026-04-01  open, 90.00 due
  base  1 × 90 (list 100)                                          90.00
  total                                                            90.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                            50.00
    deferred_revenue                                              -50.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                               50.00
    revenue:recurring                                             -50.00
  2026-02-01 INV-0002 invoice_issued
    accounts_receivable                                            75.00
    deferred_revenue                                              -75.00
  2026-02-28 INV-0002 revenue_recognised
    deferred_revenue                                               75.00
    revenue:recurring                                             -75.00
  2026-03-01 INV-0003 invoice_issued
    accounts_receivable                                            90.00
    deferred_revenue                                              -90.00
  2026-03-31 INV-0003 revenue_recognised
    deferred_revenue                                               90.00
    revenue:recurring                                             -90.00
  2026-04-01 INV-0004 invoice_issued
    accounts_receivable                                            90.00
    deferred_revenue                                              -90.00
accounts
  accounts_receivable USD                                         305.00
  deferred_revenue USD                                            -90.00
  revenue:recurring USD                                          -215.00
  difference                                                        0.00
