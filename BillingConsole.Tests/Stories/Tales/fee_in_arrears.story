# A recurring fee in arrears is revenue when it is billed: nothing is deferred.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 100.00 arrears
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  open, 100.00 due
  base  1 × 100                                                   100.00
  total                                                           100.00
journal
  2026-02-01 INV-0001 invoice_issued
    accounts_receivable                                           100.00
    revenue:recurring                                            -100.00
accounts
  accounts_receivable USD                                         100.00
  revenue:recurring USD                                          -100.00
  difference                                                        0.00
