# Paid already: the first note gives credit that pays the next invoice, the second sends money back as it came.
2026-01-02  tax       VAT  19%  default
2026-01-02  customer  acme
2026-01-02  invoice   acme  Work  100.00
2026-01-05  pay       acme  119.00
2026-01-06  credit    acme  23.80
2026-01-07  credit    acme  line Work 30.00 to refund
2026-01-09  invoice   acme  More  10.00
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-02..2026-01-03  USD  issued 2026-01-02  paid
  Work  1 × 100                                                   100.00
  VAT 19% on 100.00                                                19.00
  total                                                           119.00
  CN-0001 2026-01-06 to balance, 0.00 off due                     -23.80
  CN-0002 2026-01-07 to refund, 0.00 off due                      -35.70
  paid 2026-01-05                                                -119.00
invoice INV-0002  acme  2026-01-09..2026-01-10  USD  issued 2026-01-09  paid
  More  1 × 10                                                     10.00
  VAT 19% on 10.00                                                  1.90
  total                                                            11.90
  credit applied                                                  -11.90
journal
  2026-01-02 INV-0001 invoice_issued
    accounts_receivable                                           119.00
    revenue:one_off                                              -100.00
    tax_payable:VAT                                               -19.00
  2026-01-05 INV-0001 payment_received
    cash                                                          119.00
    accounts_receivable                                          -119.00
  2026-01-06 INV-0001 credit_note_issued
    customer_credit                                               -23.80
    revenue:one_off                                                20.00
    tax_payable:VAT                                                 3.80
  2026-01-07 INV-0001 credit_note_issued
    cash                                                          -35.70
    revenue:one_off                                                30.00
    tax_payable:VAT                                                 5.70
  2026-01-09 INV-0002 invoice_issued
    accounts_receivable                                            11.90
    revenue:one_off                                               -10.00
    tax_payable:VAT                                                -1.90
  2026-01-09 INV-0002 credit_applied
    customer_credit                                                11.90
    accounts_receivable                                           -11.90
accounts
  cash USD                                                         83.30
  customer_credit USD                                             -11.90
  revenue:one_off USD                                             -60.00
  tax_payable:VAT USD                                             -11.40
  difference                                                        0.00
