# The last day is 20 January: 11 of 31 days come back, or none where it is agreed so.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 31.00
2026-01-01  customer  acme
2026-01-01  customer  beta
2026-01-01  subscribe acme  pro
2026-01-01  subscribe beta  pro
2026-01-16  cancel    acme  2026-01-20
2026-01-16  cancel    beta  2026-01-20 unprorated
2026-03-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 20.00 due
  base  1 × 31                                                     31.00
  total                                                            31.00
  CN-0001 2026-01-16 to balance, 11.00 off due                    -11.00
invoice INV-0002  beta  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 31.00 due
  base  1 × 31                                                     31.00
  total                                                            31.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                            31.00
    deferred_revenue                                              -31.00
  2026-01-16 INV-0001 credit_note_issued
    accounts_receivable                                           -11.00
    deferred_revenue                                               11.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                               20.00
    revenue:recurring                                             -20.00
  2026-01-01 INV-0002 invoice_issued
    accounts_receivable                                            31.00
    deferred_revenue                                              -31.00
  2026-01-31 INV-0002 revenue_recognised
    deferred_revenue                                               31.00
    revenue:recurring                                             -31.00
accounts
  accounts_receivable USD                                          51.00
  revenue:recurring USD                                           -51.00
  difference                                                        0.00
