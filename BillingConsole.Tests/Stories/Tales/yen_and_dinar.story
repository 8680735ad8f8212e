# JPY has no decimals, KWD three; both round half away from zero, once a line.
2026-01-01  meter     calls  sum
2026-01-01  plan      tokyo  JPY
2026-01-01  price     calls  per_unit 0.5
2026-01-01  customer  sakura  currency JPY  zone Asia/Tokyo
2026-01-01  subscribe sakura  tokyo
2026-01-09  usage     sakura  calls 33
2026-01-09  plan      kuwait  KWD
2026-01-09  price     base  flat 12.345
2026-01-09  tax       VATKW  5%
2026-01-09  customer  dana  currency KWD  zone Asia/Kuwait
2026-01-09  subscribe dana  kuwait  tax VATKW
2026-02-12  until
--------------------------------------------------------------
invoice INV-0001  dana  2026-01-09..2026-02-09  KWD  issued 2026-01-09  open, 12.962 due
  base  1 × 12.345                                                12.345
  VATKW 5% on 12.345                                               0.617
  total                                                           12.962
invoice INV-0002  sakura  2026-01-01..2026-02-01  JPY  issued 2026-02-01  open, 17 due
  calls  33 × 0.5                                                     17
  total                                                               17
invoice INV-0003  dana  2026-02-09..2026-03-09  KWD  issued 2026-02-09  open, 12.962 due
  base  1 × 12.345                                                12.345
  VATKW 5% on 12.345                                               0.617
  total                                                           12.962
journal
  2026-01-09 INV-0001 invoice_issued
    accounts_receivable                                           12.962
    deferred_revenue                                             -12.345
    tax_payable:VATKW                                             -0.617
  2026-01-31 INV-0001 revenue_recognised
    deferred_revenue                                               9.161
    revenue:recurring                                             -9.161
  2026-02-01 INV-0002 invoice_issued
    accounts_receivable                                               17
    revenue:usage                                                    -17
  2026-02-09 INV-0003 invoice_issued
    accounts_receivable                                           12.962
    deferred_revenue                                             -12.345
    tax_payable:VATKW                                             -0.617
accounts
  accounts_receivable JPY                                             17
  accounts_receivable KWD                                         25.924
  deferred_revenue KWD                                           -15.529
  revenue:recurring KWD                                           -9.161
  revenue:usage JPY                                                  -17
  tax_payable:VATKW KWD                                           -1.234
  difference                                                       0.000
