# Germany's rule for one, France's for the other, none for the third.
2026-01-01  plan      pro  USD
2026-01-01  price     base  flat 100.00
2026-01-01  tax       VAT-DE  19%  country DE
2026-01-01  tax       VAT-FR  20%  country FR
2026-01-01  customer  berlin  country DE
2026-01-01  customer  paris   country FR
2026-01-01  customer  oslo    country NO
2026-01-01  subscribe berlin  pro
2026-01-01  subscribe paris   pro
2026-01-01  subscribe oslo    pro
--------------------------------------------------------------
invoice INV-0001  berlin  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 119.00 due
  base  1 × 100                                                   100.00
  VAT-DE 19% on 100.00                                             19.00
  total                                                           119.00
invoice INV-0002  paris  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 120.00 due
  base  1 × 100                                                   100.00
  VAT-FR 20% on 100.00                                             20.00
  total                                                           120.00
invoice INV-0003  oslo  2026-01-01..2026-02-01  USD  issued 2026-01-01  open, 100.00 due
  base  1 × 100                                                   100.00
  total                                                           100.00
journal
  2026-01-01 INV-0001 invoice_issued
    accounts_receivable                                           119.00
    deferred_revenue                                             -100.00
    tax_payable:VAT-DE                                            -19.00
  2026-01-01 INV-0002 invoice_issued
    accounts_receivable                                           120.00
    deferred_revenue                                             -100.00
    tax_payable:VAT-FR                                            -20.00
  2026-01-01 INV-0003 invoice_issued
    accounts_receivable                                           100.00
    deferred_revenue                                             -100.00
accounts
  accounts_receivable USD                                         339.00
  deferred_revenue USD                                           -300.00
  tax_payable:VAT-DE USD                                          -19.00
  tax_payable:VAT-FR USD                                          -20.00
  difference                                                        0.00
