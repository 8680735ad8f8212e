# A credit note takes a line's discount and tax along and lowers what is due; what was not yet earned comes out of deferred revenue.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 100.00
2026-01-01  tax       VAT  19%  default
2026-01-01  coupon    TENTH  10%  forever
2026-01-01  customer  acme
2026-01-01  subscribe acme  pro  coupon TENTH
2026-01-11  credit    acme  line base 30.00
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 71.40 due
  base  1 × 100                                                   100.00
  TENTH                                                           -10.00
  VAT 19% on 90.00                                                 17.10
  total                                                           107.10
  CN-0001 2026-01-11 to balance, 35.70 off due                    -35.70
invoice INV-0002  acme  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 107.10 due
  base  1 × 100                                                   100.00
  TENTH                                                           -10.00
  VAT 19% on 90.00                                                 17.10
  total                                                           107.10
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                           107.10
    discounts                                                      10.00
    deferred_revenue                                             -100.00
    tax_payable:VAT                                               -17.10
  2026-01-11 INV-0001 credit_note_issued
    accounts_receivable                                           -35.70
    discounts                                                      -3.33
    deferred_revenue                                               33.33
    tax_payable:VAT                                                 5.70
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                               66.67
    revenue:recurring                                             -66.67
  2026-02-01 INV-0002 invoice_issued
    accounts_receivable                                           107.10
    discounts                                                      10.00
    deferred_revenue                                             -100.00
    tax_payable:VAT                                               -17.10
accounts
  accounts_receivable USD                                         178.50
  deferred_revenue USD                                           -100.00
  discounts USD                                                    16.67
  revenue:recurring USD                                           -66.67
  tax_payable:VAT USD                                             -28.50
  difference                                                        0.00
