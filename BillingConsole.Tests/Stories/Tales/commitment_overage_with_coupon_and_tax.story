# Of the 150, 50 lie beyond and cost 50 more, all with 20 % off and 10 % tax. When half the add-on's 60 comes back, 120 are left: 20 beyond. The 30 of overage go back as charged: 24 and their tax.
2026-02-01  tax       VAT  10%
2026-02-01  coupon    DEAL  20%  forever
2026-02-01  plan      pro  USD
2026-02-01  price     base  flat 90.00
2026-02-01  add-on    seats  USD
2026-02-01  price     seat  flat 60.00
2026-02-01  customer  acme
2026-02-01  subscribe acme  pro  with seats  coupon DEAL  tax VAT  commit 100 month factor 2
2026-02-15  remove    acme  seats now
2026-03-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 123.20 due
  base  1 × 90                                                     90.00
  seat  1 × 60                                                     60.00
  Overage beyond the commitment  1 × 50                            50.00
  DEAL                                                            -40.00
  VAT 10% on 160.00                                                16.00
  total                                                           176.00
  CN-0001 2026-02-15 to balance, 52.80 off due                    -52.80
invoice INV-0002  acme  2026-03-01..2026-04-01  USD  issued 2026-03-01  open, 79.20 due
  base  1 × 90                                                     90.00
  DEAL                                                            -18.00
  VAT 10% on 72.00                                                  7.20
  total                                                            79.20
journal
  2026-02-01 INV-0001 invoice_issued
    accounts_receivable                                           176.00
    discounts                                                      40.00
    deferred_revenue                                             -200.00
    tax_payable:VAT                                               -16.00
  2026-02-15 INV-0001 credit_note_issued
    accounts_receivable                                           -52.80
    discounts                                                     -12.00
    deferred_revenue                                               54.90
    revenue:recurring                                               5.10
    tax_payable:VAT                                                 4.80
  2026-02-28 INV-0001 revenue_recognised
    deferred_revenue                                              145.10
    revenue:recurring                                            -145.10
  2026-03-01 INV-0002 invoice_issued
    accounts_receivable                                            79.20
    discounts                                                      18.00
    deferred_revenue                                              -90.00
    tax_payable:VAT                                                -7.20
accounts
  accounts_receivable USD                                         202.40
  deferred_revenue USD                                            -90.00
  discounts USD                                                    46.00
  revenue:recurring USD                                          -140.00
  tax_payable:VAT USD                                             -18.40
  difference                                                        0.00
