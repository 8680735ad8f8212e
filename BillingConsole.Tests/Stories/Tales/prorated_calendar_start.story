# 30 000.00 a month on calendar months, starting on the 11th of a 30-day month: 20/30.
2026-06-11  plan      big  USD
2026-06-11  price     base  flat 30000.00
2026-06-11  customer  acme
2026-06-11  subscribe acme  big  calendar
2026-07-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-06-11..2026-07-01  USD  issued 2026-06-11  open, 20000.00 due
  base  1 × 30000                                               20000.00
  total                                                         20000.00
invoice INV-0002  acme  2026-07-01..2026-08-01  USD  issued 2026-07-01  open, 30000.00 due
  base  1 × 30000                                               30000.00
  total                                                         30000.00
journal
  2026-06-11 INV-0001 invoice_issued
    accounts_receivable                                         20000.00
    deferred_revenue                                           -20000.00
  2026-06-30 INV-0001 revenue_recognised
    deferred_revenue                                            20000.00
    revenue:recurring                                          -20000.00
  2026-07-01 INV-0002 invoice_issued
    accounts_receivable                                         30000.00
    deferred_revenue                                           -30000.00
accounts
  accounts_receivable USD                                       50000.00
  deferred_revenue USD                                         -30000.00
  revenue:recurring USD                                        -20000.00
  difference                                                        0.00
