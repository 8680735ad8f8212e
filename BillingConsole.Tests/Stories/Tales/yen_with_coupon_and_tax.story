# 15 % of 999 yen are 149.85, rounded 150; 10 % of 849 are 84.9, rounded 85: 934 yen.
2026-01-01  plan      tokyo  JPY
2026-01-01  price     fee  flat 999
2026-01-01  tax       JCT  10%  default
2026-01-01  coupon    SPRING  15%  once
2026-01-01  customer  sakura  currency JPY  zone Asia/Tokyo
2026-01-01  subscribe sakura  tokyo  coupon SPRING
--------------------------------------------------------------
invoice INV-0001  sakura  2026-01-01..2026-02-01  JPY  issued 2026-01-01  open, 934 due
  fee  1 × 999                                                       999
  SPRING                                                            -150
  JCT 10% on 849                                                      85
  total                                                              934
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                              934
    discounts                                                        150
    deferred_revenue                                                -999
    tax_payable:JCT                                                  -85
accounts
  accounts_receivable JPY                                            934
  deferred_revenue JPY                                              -999
  discounts JPY                                                      150
  tax_payable:JCT JPY                                                -85
  difference                                                           0
