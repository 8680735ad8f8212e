# From February the plan costs 120: who was sold 100 keeps it, who has an override keeps that, a new deal pays 120.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 100.00
2026-01-01  customer  old
2026-01-01  customer  dealt
2026-01-01  customer  new
2026-01-01  subscribe old   pro
2026-01-01  subscribe dealt pro  override base amount 80
2026-01-10  reprice   pro  base 120.00 from 2026-02-01
2026-02-01  subscribe new   pro
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  old  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 100.00 due
  base  1 × 100                                                   100.00
  total                                                           100.00
invoice INV-0002  dealt  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 80.00 due
  base  1 × 80 (list 100)                                          80.00
  total                                                            80.00
invoice INV-0003  old  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 100.00 due
  base  1 × 100                                                   100.00
  total                                                           100.00
invoice INV-0004  dealt  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 80.00 due
  base  1 × 80 (list 100)                                          80.00
  total                                                            80.00
invoice INV-0005  new  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 120.00 due
  base  1 × 120                                                   120.00
  total                                                           120.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                           100.00
    deferred_revenue                                             -100.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                              100.00
    revenue:recurring                                            -100.00
  2026-01-01 INV-0002 invoice_issued
    accounts_receivable                                            80.00
    deferred_revenue                                              -80.00
  2026-01-31 INV-0002 revenue_recognised
    deferred_revenue                                               80.00
    revenue:recurring                                             -80.00
  2026-02-01 INV-0003 invoice_issued
    accounts_receivable                                           100.00
    deferred_revenue                                             -100.00
  2026-02-01 INV-0004 invoice_issued
    accounts_receivable                                            80.00
    deferred_revenue                                              -80.00
  2026-02-01 INV-0005 invoice_issued
    accounts_receivable                                           120.00
    deferred_revenue                                             -120.00
accounts
  accounts_receivable USD                                         480.00
  deferred_revenue USD                                           -300.00
  revenue:recurring USD                                          -180.00
  difference                                                        0.00
