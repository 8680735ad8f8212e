# From 20 March under the 15th: 26 of the 31 days of 15 March to 15 April.
2026-03-20  plan      pro  USD
2026-03-20  price     base  flat 31.00
2026-03-20  customer  acme
2026-03-20  subscribe acme  pro  anchor 15
2026-04-16  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-03-20..2026-04-15  USD  issued 2026-03-20  open, 26.00 due
  base  1 × 31                                                     26.00
  total                                                            26.00
invoice INV-0002  acme  2026-04-15..2026-05-15  USD  issued 2026-04-15  open, 31.00 due
  base  1 × 31                                                     31.00
  total                                                            31.00
journal
  2026-03-20 INV-0001 invoice_issued
    accounts_receivable                                            26.00
    deferred_revenue                                              -26.00
  2026-03-31 INV-0001 revenue_recognised
    deferred_revenue                                               12.00
    revenue:recurring                                             -12.00
  2026-04-15 INV-0002 invoice_issued
    accounts_receivable                                            31.00
    deferred_revenue                                              -31.00
accounts
  accounts_receivable USD                                          57.00
  deferred_revenue USD                                            -45.00
  revenue:recurring USD                                           -12.00
  difference                                                        0.00
