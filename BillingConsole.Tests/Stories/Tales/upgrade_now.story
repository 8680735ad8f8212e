# From 31 to 62 a month on the 16th: 16 of 31 days come back as 16.00 and cost 32.00 anew.
2026-01-01  plan      basic  USD
2026-01-01  price     basic_fee  flat 31.00
2026-01-01  plan      pro  USD
2026-01-01  price     pro_fee  flat 62.00
2026-01-01  customer  acme
2026-01-01  subscribe acme  basic
2026-01-16  upgrade   acme  pro now
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 15.00 due
  basic_fee  1 × 31                                                31.00
  total                                                            31.00
  CN-0001 2026-01-16 to balance, 16.00 off due                    -16.00
invoice INV-0002  acme  2026-01-16..2026-02-01  USD  issued 2026-01-16  open, 32.00 due
  pro_fee  1 × 62                                                  32.00
  total                                                            32.00
invoice INV-0003  acme  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 62.00 due
  pro_fee  1 × 62                                                  62.00
  total                                                            62.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                            31.00
    deferred_revenue                                              -31.00
  2026-01-16 INV-0001 credit_note_issued
    accounts_receivable                                           -16.00
    deferred_revenue                                               16.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                               15.00
    revenue:recurring                                             -15.00
  2026-01-16 INV-0002 invoice_issued
    accounts_receivable                                            32.00
    deferred_revenue                                              -32.00
  2026-01-31 INV-0002 revenue_recognised
    deferred_revenue                                               32.00
    revenue:recurring                                             -32.00
  2026-02-01 INV-0003 invoice_issued
    accounts_receivable                                            62.00
    deferred_revenue                                              -62.00
accounts
  accounts_receivable USD                                         109.00
  deferred_revenue USD                                            -62.00
  revenue:recurring USD                                           -47.00
  difference                                                        0.00
