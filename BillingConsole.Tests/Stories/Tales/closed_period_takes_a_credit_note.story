# January is closed: its invoice is not voided any more, a credit note of February takes it back, earned and unearned parts alike.
2026-01-15  plan      pro  USD
2026-01-15  price     base  flat 31.00
2026-01-15  customer  acme
2026-01-15  subscribe acme  pro
2026-02-03  close     2026-01-31
2026-02-03  credit    acme  all
2026-02-20  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-15..2026-02-15  USD  issued 2026-01-15  paid
  base  1 × 31                                                     31.00
  total                                                            31.00
  CN-0001 2026-02-03 to balance, 31.00 off due                    -31.00
invoice INV-0002  acme  2026-02-15..2026-03-15  USD  issued 2026-02-15  open, 31.00 due
  base  1 × 31                                                     31.00
  total                                                            31.00
journal
  2026-01-15 INV-0001 invoice_issued
    accounts_receivable                                            31.00
    deferred_revenue                                              -31.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                               17.00
    revenue:recurring                                             -17.00
  2026-02-03 INV-0001 credit_note_issued
    accounts_receivable                                           -31.00
    deferred_revenue                                               12.00
    revenue:recurring                                              19.00
  2026-02-15 INV-0002 invoice_issued
    accounts_receivable                                            31.00
    deferred_revenue                                              -31.00
accounts
  accounts_receivable USD                                          31.00
  deferred_revenue USD                                            -33.00
  revenue:recurring USD                                             2.00
  difference                                                        0.00
