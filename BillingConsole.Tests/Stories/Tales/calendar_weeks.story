# Weeks begin on Monday: from Wednesday the 7th, 5 of 7 days, then 7.00 a week.
2026-01-07  plan      pro  USD  every week
2026-01-07  price     base  flat 7.00
2026-01-07  customer  acme
2026-01-07  subscribe acme  pro  calendar
2026-01-20  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-07..2026-01-12  USD  issued 2026-01-07  open, 5.00 due
  base  1 × 7                                                       5.00
  total                                                             5.00
invoice INV-0002  acme  2026-01-12..2026-01-19  USD  issued 2026-01-12  open, 7.00 due
  base  1 × 7                                                       7.00
  total                                                             7.00
invoice INV-0003  acme  2026-01-19..2026-01-26  USD  issued 2026-01-19  open, 7.00 due
  base  1 × 7                                                       7.00
  total                                                             7.00
journal
  2026-01-07 INV-0001 invoice_issued
    accounts_receivable                                             5.00
    deferred_revenue                                               -5.00
  2026-01-12 INV-0002 invoice_issued
    accounts_receivable                                             7.00
    deferred_revenue                                               -7.00
  2026-01-19 INV-0003 invoice_issued
    accounts_receivable                                             7.00
    deferred_revenue                                               -7.00
accounts
  accounts_receivable USD                                          19.00
  deferred_revenue USD                                            -19.00
  difference                                                        0.00
