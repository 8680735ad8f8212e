# Peaks of 10, 15 and 8 GB in three hours are billed for 33 GB; with an override, a coupon and GST: 2.66.
2026-01-01  meter     memory_gb  max per hour
2026-01-01  plan      scale  USD
2026-01-01  price     memory_gb  per_unit 0.10
2026-01-01  tax       GST  18%
2026-01-01  coupon    WELCOME  20%  repeating 2
2026-01-01  customer  acme  zone Asia/Kolkata
2026-01-01  subscribe acme  scale  override memory_gb 0.085  coupon WELCOME  tax GST
2026-01-05 10:05  usage  acme  memory_gb 10
2026-01-05 10:40  usage  acme  memory_gb 7
2026-01-05 11:10  usage  acme  memory_gb 15
2026-01-05 12:30  usage  acme  memory_gb 8
2026-02-03  pay       acme  1.00
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-02-01  partially paid, 1.66 due
  memory_gb  33 × 0.085 (list 0.1)                                  2.81
  WELCOME                                                          -0.56
  GST 18% on 2.25                                                   0.41
  total                                                             2.66
  paid 2026-02-03                                                  -1.00
journal
  2026-02-01 INV-0001 invoice_issued
    accounts_receivable                                             2.66
    discounts                                                       0.56
    revenue:usage                                                  -2.81
    tax_payable:GST                                                -0.41
  2026-02-03 INV-0001 payment_received
    cash                                                            1.00
    accounts_receivable                                            -1.00
accounts
  accounts_receivable USD                                           1.66
  cash USD                                                          1.00
  discounts USD                                                     0.56
  revenue:usage USD                                                -2.81
  tax_payable:GST USD                                              -0.41
  difference                                                        0.00
