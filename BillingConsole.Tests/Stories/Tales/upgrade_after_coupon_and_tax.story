# The credit is what the unused days really cost: 16.00 less 10 % plus 10 % tax, 15.84; the rest of the month is 31.68.
2026-01-01  plan      basic  USD
2026-01-01  price     basic_fee  flat 31.00
2026-01-01  plan      pro  USD
2026-01-01  price     pro_fee  flat 62.00
2026-01-01  tax       GST  10%
2026-01-01  coupon    TENTH  10%  forever
2026-01-01  customer  acme
2026-01-01  subscribe acme  basic  coupon TENTH  tax GST
2026-01-16  upgrade   acme  pro now
2026-01-17  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 14.85 due
  basic_fee  1 × 31                                                31.00
  TENTH                                                            -3.10
  GST 10% on 27.90                                                  2.79
  total                                                            30.69
  CN-0001 2026-01-16 to balance, 15.84 off due                    -15.84
invoice INV-0002  acme  2026-01-16..2026-02-01  USD  issued 2026-01-16  open, 31.68 due
  pro_fee  1 × 62                                                  32.00
  TENTH                                                            -3.20
  GST 10% on 28.80                                                  2.88
  total                                                            31.68
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                            30.69
    discounts                                                       3.10
    deferred_revenue                                              -31.00
    tax_payable:GST                                                -2.79
  2026-01-16 INV-0001 credit_note_issued
    accounts_receivable                                           -15.84
    discounts                                                      -1.60
    deferred_revenue                                               16.00
    tax_payable:GST                                                 1.44
  2026-01-16 INV-0002 invoice_issued
    accounts_receivable                                            31.68
    discounts                                                       3.20
    deferred_revenue                                              -32.00
    tax_payable:GST                                                -2.88
accounts
  accounts_receivable USD                                          46.53
  deferred_revenue USD                                            -47.00
  discounts USD                                                     4.70
  tax_payable:GST USD                                              -4.23
  difference                                                        0.00
