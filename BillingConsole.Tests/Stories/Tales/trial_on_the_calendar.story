# Fourteen trial days come off the short first period: 24 to 31 January are 8 of 31 days.
2026-01-10  plan      pro  USD
2026-01-10  price     base  flat 31.00
2026-01-10  customer  acme
2026-01-10  subscribe acme  pro  calendar  trial 14
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-24..2026-02-01  USD  issued 2026-01-24  open, 8.00 due
  base  1 × 31                                                      8.00
  total                                                             8.00
invoice INV-0002  acme  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 31.00 due
  base  1 × 31                                                     31.00
  total                                                            31.00
journal
  2026-01-24 INV-0001 invoice_issued
    accounts_receivable                                             8.00
    deferred_revenue                                               -8.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                                8.00
    revenue:recurring                                              -8.00
  2026-02-01 INV-0002 invoice_issued
    accounts_receivable                                            31.00
    deferred_revenue                                              -31.00
accounts
  accounts_receivable USD                                          39.00
  deferred_revenue USD                                            -31.00
  revenue:recurring USD                                            -8.00
  difference                                                        0.00
