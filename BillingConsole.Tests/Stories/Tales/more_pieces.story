# Five seats of 31 become eight on the 16th: 80.00 come back, 128.00 are billed, then 248.00 a month.
2026-01-01  plan      team  USD
2026-01-01  price     seat  per_unit 31.00  seats 5
2026-01-01  customer  acme
2026-01-01  subscribe acme  team
2026-01-16  pieces    acme  seat 8
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 75.00 due
  seat  5 × 31                                                    155.00
  total                                                           155.00
  CN-0001 2026-01-16 to balance, 80.00 off due                    -80.00
invoice INV-0002  acme  2026-01-16..2026-02-01  USD  issued 2026-01-16  open, 128.00 due
  seat  8 × 31                                                    128.00
  total                                                           128.00
invoice INV-0003  acme  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 248.00 due
  seat  8 × 31                                                    248.00
  total                                                           248.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                           155.00
    deferred_revenue                                             -155.00
  2026-01-16 INV-0001 credit_note_issued
    accounts_receivable                                           -80.00
    deferred_revenue                                               80.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                               75.00
    revenue:recurring                                             -75.00
  2026-01-16 INV-0002 invoice_issued
    accounts_receivable                                           128.00
    deferred_revenue                                             -128.00
  2026-01-31 INV-0002 revenue_recognised
    deferred_revenue                                              128.00
    revenue:recurring                                            -128.00
  2026-02-01 INV-0003 invoice_issued
    accounts_receivable                                           248.00
    deferred_revenue                                             -248.00
accounts
  accounts_receivable USD                                         451.00
  deferred_revenue USD                                           -248.00
  revenue:recurring USD                                          -203.00
  difference                                                        0.00
