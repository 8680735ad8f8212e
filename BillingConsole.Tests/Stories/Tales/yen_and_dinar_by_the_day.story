# 21 of 31 days: 1000 yen are 677.4 and bill 677, 10 dinars are 6.7742 and bill 6.774.
2026-01-11  plan      tokyo  JPY
2026-01-11  price     fee  flat 1000
2026-01-11  plan      kuwait  KWD
2026-01-11  price     rent  flat 10
2026-01-11  customer  sakura  currency JPY  zone Asia/Tokyo
2026-01-11  customer  dana  currency KWD  zone Asia/Kuwait
2026-01-11  subscribe sakura  tokyo  calendar
2026-01-11  subscribe dana  kuwait  calendar
2026-01-12  until
--------------------------------------------------------------
invoice INV-0001  sakura  2026-01-11..2026-02-01  JPY  issued 2026-01-11  open, 677 due
  fee  1 × 1000                                                      677
  total                                                              677
invoice INV-0002  dana  2026-01-11..2026-02-01  KWD  issued 2026-01-11  open, 6.774 due
  rent  1 × 10                                                     6.774
  total                                                            6.774
journal
  2026-01-11 INV-0001 invoice_issued
    accounts_receivable                                              677
    deferred_revenue                                                -677
  2026-01-11 INV-0002 invoice_issued
    accounts_receivable                                            6.774
    deferred_revenue                                              -6.774
accounts
  accounts_receivable JPY                                            677
  accounts_receivable KWD                                          6.774
  deferred_revenue JPY                                              -677
  deferred_revenue KWD                                            -6.774
  difference                                                       0.000
