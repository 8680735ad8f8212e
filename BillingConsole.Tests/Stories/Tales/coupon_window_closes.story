# Assigned on its last day, it goes on for its three periods: 80, 80, 80, 100.
2026-01-31  plan      pro  USD
2026-01-31  price     base  flat 100.00
2026-01-31  coupon    JANUARY  20%  repeating 3  until 2026-01-31
2026-01-31  customer  acme
2026-01-31  subscribe acme  pro  coupon JANUARY
2026-05-01  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-31..2026-02-28  USD  issued 2026-01-31  open, 80.00 due
  base  1 × 100                                                   100.00
  JANUARY                                                         -20.00
  total                                                            80.00
invoice INV-0002  acme  2026-02-28..2026-03-31  USD  issued 2026-02-28  open, 80.00 due
  base  1 × 100                                                   100.00
  JANUARY                                                         -20.00
  total                                                            80.00
invoice INV-0003  acme  2026-03-31..2026-04-30  USD  issued 2026-03-31  open, 80.00 due
  base  1 × 100                                                   100.00
  JANUARY                                                         -20.00
  total                                                            80.00
invoice INV-0004  acme  2026-04-30..2026-05-31  USD  issued 2026-04-30  open, 100.00 due
  base  1 × 100                                                   100.00
  JANUARY: All of its billing periods have been used.               0.00
  total                                                           100.00
journal
  2026-01-31 INV-0001 invoice_issued
    accounts_receivable                                            80.00
    discounts                                                      20.00
    deferred_revenue                                             -100.00
  2026-01-31..2026-02-28 INV-0001 revenue_recognised, 2 entries
    deferred_revenue                                              100.00
    revenue:recurring                                            -100.00
  2026-02-28 INV-0002 invoice_issued
    accounts_receivable                                            80.00
    discounts                                                      20.00
    deferred_revenue                                             -100.00
  2026-02-28..2026-03-31 INV-0002 revenue_recognised, 2 entries
    deferred_revenue                                              100.00
    revenue:recurring                                            -100.00
  2026-03-31 INV-0003 invoice_issued
    accounts_receivable                                            80.00
    discounts                                                      20.00
    deferred_revenue                                             -100.00
  2026-03-31..2026-04-30 INV-0003 revenue_recognised, 2 entries
    deferred_revenue                                              100.00
    revenue:recurring                                            -100.00
  2026-04-30 INV-0004 invoice_issued
    accounts_receivable                                           100.00
    deferred_revenue                                             -100.00
  2026-04-30 INV-0004 revenue_recognised
    deferred_revenue                                                3.23
    revenue:recurring                                              -3.23
accounts
  accounts_receivable USD                                         340.00
  deferred_revenue USD                                            -96.77
  discounts USD                                                    60.00
  revenue:recurring USD                                          -303.23
  difference                                                        0.00
