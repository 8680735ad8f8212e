# The ledger's first row: usage 100.00 with 20 % off, a fee of 49.00 in advance, VAT 19 %; then 160.00 is paid, 6.49 too much.
2026-01-01  meter     calls  sum
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 49.00
2026-01-01  price     calls  per_unit 1.00
2026-01-01  tax       VAT  19%  default
2026-01-01  coupon    USAGE20  20%  forever on calls
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro  coupon USAGE20
2026-01-10  usage     acme  calls  100
2026-02-01  until
2026-02-03  pay       acme  58.31
2026-02-04  pay       acme  160.00
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  paid
  base  1 × 49                                                     49.00
  USAGE20: No line of this invoice is in its reach.                 0.00
  VAT 19% on 49.00                                                  9.31
  total                                                            58.31
  paid 2026-02-03                                                 -58.31
invoice INV-0002  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  paid
  base  1 × 49                                                     49.00
  calls  100 × 1                                                  100.00
  USAGE20                                                         -20.00
  VAT 19% on 129.00                                                24.51
  total                                                           153.51
  paid 2026-02-04                                                -160.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                            58.31
    deferred_revenue                                              -49.00
    tax_payable:VAT                                                -9.31
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                               49.00
    revenue:recurring                                             -49.00
  2026-02-03 INV-0001 payment_received
    cash                                                           58.31
    accounts_receivable                                           -58.31
  2026-02-01 INV-0002 invoice_issued
    accounts_receivable                                           153.51
    discounts                                                      20.00
    deferred_revenue                                              -49.00
    revenue:usage                                                -100.00
    tax_payable:VAT                                               -24.51
  2026-02-04 INV-0002 payment_received
    cash                                                          160.00
    accounts_receivable                                          -153.51
    customer_credit                                                -6.49
accounts
  cash USD                                                        218.31
  customer_credit USD                                              -6.49
  deferred_revenue USD                                            -49.00
  discounts USD                                                    20.00
  revenue:recurring USD                                           -49.00
  revenue:usage USD                                              -100.00
  tax_payable:VAT USD                                             -33.82
  difference                                                        0.00
