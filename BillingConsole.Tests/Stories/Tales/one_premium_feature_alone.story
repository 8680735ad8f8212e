# No plan: one add-on that grants single sign-on, billed on its own every month.
2026-01-15  feature   sso
2026-01-15  add-on    sign_on  USD  grants sso
2026-01-15  price     sign_on_fee  flat 49.00
2026-01-15  customer  acme
2026-01-15  subscribe acme  -  every month  with sign_on
2026-02-16  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-15..2026-02-15  USD  issued 2026-01-15  open, 49.00 due
  sign_on_fee  1 × 49                                              49.00
  total                                                            49.00
invoice INV-0002  acme  2026-02-15..2026-03-15  USD  issued 2026-02-15  open, 49.00 due
  sign_on_fee  1 × 49                                              49.00
  total                                                            49.00
journal
  2026-01-15 INV-0001 invoice_issued
    accounts_receivable                                            49.00
    deferred_revenue                                              -49.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                               26.88
    revenue:recurring                                             -26.88
  2026-02-15 INV-0002 invoice_issued
    accounts_receivable                                            49.00
    deferred_revenue                                              -49.00
accounts
  accounts_receivable USD                                          98.00
  deferred_revenue USD                                            -71.12
  revenue:recurring USD                                           -26.88
  difference                                                        0.00
