# Onboarding is sold once, with the first invoice: 600, then 100.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 100.00
2026-01-01  add-on    onboarding  USD once
2026-01-01  price     setup  flat 500.00  once
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro  with onboarding
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 600.00 due
  base  1 × 100                                                   100.00
  setup  1 × 500                                                  500.00
  total                                                           600.00
invoice INV-0002  acme  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 100.00 due
  base  1 × 100                                                   100.00
  total                                                           100.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                           600.00
    deferred_revenue                                             -100.00
    revenue:one_off                                              -500.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                              100.00
    revenue:recurring                                            -100.00
  2026-02-01 INV-0002 invoice_issued
    accounts_receivable                                           100.00
    deferred_revenue                                             -100.00
accounts
  accounts_receivable USD                                         700.00
  deferred_revenue USD                                           -100.00
  revenue:one_off USD                                            -500.00
  revenue:recurring USD                                          -100.00
  difference                                                        0.00
