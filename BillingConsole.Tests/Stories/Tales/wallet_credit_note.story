# A credit note on a paid invoice may go to the wallet: it is paid credit there.
2026-01-01  tax       VAT 20% default
2026-01-01  customer  acme
2026-01-01  wallet    acme  main
2026-01-02  top-up    main  50.00  granted
2026-01-03  invoice   acme  Setup  100.00
2026-01-04  pay       acme  70.00
2026-01-05  credit    acme  60.00  to wallet
2026-01-06  invoice   acme  Training  10.00
