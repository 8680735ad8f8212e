# 100 a month are promised and 120 agreed for a fee of 150: each month 20 lie beyond the promise and cost list, 5 more, earned with the fee.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 150.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro  override base amount 120.00  commit 100 month factor 1
2026-03-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 125.00 due
  base  1 × 120 (list 150)                                        120.00
  Overage beyond the commitment  1 × 5                              5.00
  total                                                           125.00
invoice INV-0002  acme  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 125.00 due
  base  1 × 120 (list 150)                                        120.00
  Overage beyond the commitment  1 × 5                              5.00
  total                                                           125.00
invoice INV-0003  acme  2026-03-01..2026-04-01  USD  issued 2026-03-01  open, 125.00 due
  base  1 × 120 (list 150)                                        120.00
  Overage beyond the commitment  1 × 5                              5.00
  total                                                           125.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                           125.00
    deferred_revenue                                             -125.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                              125.00
    revenue:recurring                                            -125.00
  2026-02-01 INV-0002 invoice_issued
    accounts_receivable                                           125.00
    deferred_revenue                                             -125.00
  2026-02-28 INV-0002 revenue_recognised
    deferred_revenue                                              125.00
    revenue:recurring                                            -125.00
  2026-03-01 INV-0003 invoice_issued
    accounts_receivable                                           125.00
    deferred_revenue                                             -125.00
accounts
  accounts_receivable USD                                         375.00
  deferred_revenue USD                                           -125.00
  revenue:recurring USD                                          -250.00
  difference                                                        0.00
