# A coupon for one period takes half off everything of January, the upgrades too, and nothing of February.
2026-01-01  plan      basic  USD
2026-01-01  price     basic_fee  flat 31.00
2026-01-01  plan      pro  USD
2026-01-01  price     pro_fee  flat 62.00
2026-01-01  plan      max  USD
2026-01-01  price     max_fee  flat 93.00
2026-01-01  coupon    HALF  50%  once
2026-01-01  customer  acme
2026-01-01  subscribe acme  basic  coupon HALF
2026-01-16  upgrade   acme  pro now
2026-01-22  upgrade   acme  max now
2026-02-02  until
--------------------------------------------------------------
invoice INV-0001  acme  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 7.50 due
  basic_fee  1 × 31                                                31.00
  HALF                                                            -15.50
  total                                                            15.50
  CN-0001 2026-01-16 to balance, 8.00 off due                      -8.00
invoice INV-0002  acme  2026-01-16..2026-02-01  USD  issued 2026-01-16  open, 6.00 due
  pro_fee  1 × 62                                                  32.00
  HALF                                                            -16.00
  total                                                            16.00
  CN-0002 2026-01-22 to balance, 10.00 off due                    -10.00
invoice INV-0003  acme  2026-01-22..2026-02-01  USD  issued 2026-01-22  open, 15.00 due
  max_fee  1 × 93                                                  30.00
  HALF                                                            -15.00
  total                                                            15.00
invoice INV-0004  acme  2026-02-01..2026-03-01  USD  issued 2026-02-01  open, 93.00 due
  max_fee  1 × 93                                                  93.00
  HALF: All of its billing periods have been used.                  0.00
  total                                                            93.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                            15.50
    discounts                                                      15.50
    deferred_revenue                                              -31.00
  2026-01-16 INV-0001 credit_note_issued
    accounts_receivable                                            -8.00
    discounts                                                      -8.00
    deferred_revenue                                               16.00
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                               15.00
    revenue:recurring                                             -15.00
  2026-01-16 INV-0002 invoice_issued
    accounts_receivable                                            16.00
    discounts                                                      16.00
    deferred_revenue                                              -32.00
  2026-01-22 INV-0002 credit_note_issued
    accounts_receivable                                           -10.00
    discounts                                                     -10.00
    deferred_revenue                                               20.00
  2026-01-31 INV-0002 revenue_recognised
    deferred_revenue                                               12.00
    revenue:recurring                                             -12.00
  2026-01-22 INV-0003 invoice_issued
    accounts_receivable                                            15.00
    discounts                                                      15.00
    deferred_revenue                                              -30.00
  2026-01-31 INV-0003 revenue_recognised
    deferred_revenue                                               30.00
    revenue:recurring                                             -30.00
  2026-02-01 INV-0004 invoice_issued
    accounts_receivable                                            93.00
    deferred_revenue                                              -93.00
accounts
  accounts_receivable USD                                         121.50
  deferred_revenue USD                                            -93.00
  discounts USD                                                    28.50
  revenue:recurring USD                                           -57.00
  difference                                                        0.00
