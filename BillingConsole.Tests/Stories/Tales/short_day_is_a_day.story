# New York loses an hour on 8 March; from the 8th, 24 of the 31 calendar days remain: 24.00.
2026-03-08  plan      pro  USD
2026-03-08  price     base  flat 31.00
2026-03-08  customer  acme  zone America/New_York
2026-03-08  subscribe acme  pro  calendar
2026-04-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-03-08..2026-04-01  USD  issued 2026-03-08  open, 24.00 due
  base  1 × 31                                                     24.00
  total                                                            24.00
invoice INV-0002  acme  2026-04-01..2026-05-01  USD  issued 2026-04-01  open, 31.00 due
  base  1 × 31                                                     31.00
  total                                                            31.00
journal
  2026-03-08 INV-0001 invoice_issued
    accounts_receivable                                            24.00
    deferred_revenue                                              -24.00
  2026-03-31 INV-0001 revenue_recognised
    deferred_revenue                                               24.00
    revenue:recurring                                             -24.00
  2026-04-01 INV-0002 invoice_issued
    accounts_receivable                                            31.00
    deferred_revenue                                              -31.00
accounts
  accounts_receivable USD                                          55.00
  deferred_revenue USD                                            -31.00
  revenue:recurring USD                                           -24.00
  difference                                                        0.00
