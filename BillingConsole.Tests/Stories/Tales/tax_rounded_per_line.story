# Three lines of 0.50 at 5 %: together 0.075, rounded once 0.08; rounded line by line 0.025 each is 0.03, 0.09.
2026-01-01  plan      pro  USD
2026-01-01  price     one    flat 0.50
2026-01-01  price     two    flat 0.50
2026-01-01  price     three  flat 0.50
2026-01-01  tax       VAT  5%  default
2026-01-01  customer  acme
2026-01-01  customer  beta
2026-01-01  subscribe acme  pro
2026-01-02  company   tax_rounding per_line
2026-01-02  subscribe beta  pro
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 1.58 due
  one  1 × 0.5                                                      0.50
  two  1 × 0.5                                                      0.50
  three  1 × 0.5                                                    0.50
  VAT 5% on 1.50                                                    0.08
  total                                                             1.58
invoice INV-0002  beta  2026-01-02..2026-02-02  USD  issued 2026-01-02  open, 1.59 due
  one  1 × 0.5                                                      0.50
  two  1 × 0.5                                                      0.50
  three  1 × 0.5                                                    0.50
  VAT 5% on 1.50                                                    0.09
  total                                                             1.59
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                             1.58
    deferred_revenue                                               -1.50
    tax_payable:VAT                                                -0.08
  2026-01-02 INV-0002 invoice_issued
    accounts_receivable                                             1.59
    deferred_revenue                                               -1.50
    tax_payable:VAT                                                -0.09
accounts
  accounts_receivable USD                                           3.17
  deferred_revenue USD                                             -3.00
  tax_payable:VAT USD                                              -0.17
  difference                                                        0.00
