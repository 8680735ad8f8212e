namespace BillingConsole.Invoices.Printing;

internal static class HtmlStyle
{
    public const string Css = """

        :root { --ink: #1b2330; --muted: #5d6778; --hairline: #dfe3e9; --band: #f4f6f9; --accent: #2f5bb7; }
        * { box-sizing: border-box; margin: 0; }
        body { background: #eceff3; color: var(--ink); font: 14px/1.5 system-ui, "Segoe UI", "DejaVu Sans", "Noto Sans", sans-serif; }
        main { position: relative; isolation: isolate; max-width: 210mm; min-height: 270mm; margin: 24px auto; padding: 16mm;
               background: #fff; display: flex; flex-direction: column; overflow-wrap: anywhere; }
        h1 { font-size: 30px; line-height: 1.1; letter-spacing: -0.01em; }
        small, .muted { color: var(--muted); }
        small { display: block; font-size: 12px; }
        .label { color: var(--muted); font-size: 11px; font-weight: 700; letter-spacing: 0.04em; text-transform: uppercase; }
        .top, .columns, .sums { display: flex; justify-content: space-between; gap: 32px; }
        .title { text-align: right; }
        .seller { font-size: 19px; font-weight: 700; }
        .logo { max-width: 230px; max-height: 64px; object-fit: contain; object-position: left top; }
        .pill { display: inline-block; margin-top: 6px; padding: 2px 12px; border-radius: 99px; font-size: 12px; font-weight: 700; }
        .neutral { color: #4a5568; background: #ebeef3; }
        .good { color: #1d6b42; background: #e1f3e8; }
        .warning { color: #8a5a00; background: #fcf0d6; }
        .bad { color: #a5281f; background: #fbe4e2; }
        .columns { margin: 36px 0 28px; }
        .columns > * { flex: 1 1 0; min-width: 0; }
        .columns > .facts { flex-grow: 1.15; }
        address { font-style: normal; }
        address > * { display: block; }
        .facts { display: grid; grid-template-columns: auto 1fr; gap: 3px 16px; align-content: start; }
        dt { color: var(--muted); }
        dd { text-align: right; }
        .headline { font-size: 20px; font-weight: 700; margin-bottom: 16px; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        .lines { width: 100%; }
        .lines th { background: var(--band); color: var(--muted); font-size: 12px; text-align: left; padding: 8px 11px; }
        .lines td { border-bottom: 1px solid var(--hairline); padding: 9px 11px; vertical-align: top; }
        .lines td > * { display: block; }
        .lines th:not(:first-child), .lines td:not(:first-child) { text-align: right; white-space: nowrap; }
        .lines td:nth-child(2) > *, .lines td:nth-child(3) > * { max-width: 170px; margin-left: auto; white-space: normal; }
        s { color: var(--muted); font-size: 12px; }
        .sums { margin-top: 14px; break-inside: avoid; align-items: flex-start; }
        .pay { display: flex; gap: 18px; max-width: 52%; font-size: 12px; }
        .pay svg { flex: none; width: 104px; height: 104px; shape-rendering: crispEdges; fill: var(--ink); }
        .pay strong, .pay a { color: var(--accent); }
        .totals { flex: none; width: 340px; max-width: 100%; margin-left: auto; }
        .totals th { font-weight: 400; text-align: left; color: var(--muted); padding: 4px 11px; }
        .totals td { text-align: right; vertical-align: top; white-space: nowrap; padding: 4px 11px; }
        .total > * { border-top: 1px solid var(--hairline); }
        .totals .total > *, .totals .due > * { color: var(--ink); font-weight: 700; padding: 9px 11px; }
        .totals .due > * { background: var(--band); font-size: 17px; }
        .notes { margin-top: 30px; white-space: pre-line; }
        .notes .label { display: block; }
        footer { margin-top: auto; padding-top: 10px; border-top: 1px solid var(--hairline); color: var(--muted); font-size: 11px; }
        .sums, .notes { margin-bottom: 30px; }
        .watermark { position: absolute; inset: 0; z-index: -1; display: grid; place-items: center; overflow: hidden;
                     color: #f1f3f6; font-size: 150px; font-weight: 800; transform: rotate(-40deg); }
        @media (max-width: 640px) {
          main { margin: 0; padding: 20px; min-height: 100vh; }
          .columns, .sums { flex-direction: column; }
          .pay { max-width: 100%; order: 2; }
          .lines th, .lines td { padding-left: 5px; padding-right: 5px; font-size: 12px; }
          .lines td > * { white-space: normal; }
          .totals { width: 100%; }
        }
        @page { margin: 15mm; }
        @media print {
          body { background: none; font-size: 11px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          main { max-width: none; min-height: 0; margin: 0; padding: 0; display: block; }
          h1 { font-size: 25px; }
          small, s, .pay, .lines th { font-size: 10px; }
          .headline, .seller { font-size: 16px; }
          .totals .due > * { font-size: 13px; }
          .lines td { padding: 6px 9px; }
          thead { display: table-header-group; }
          tr { break-inside: avoid; }
          .watermark { position: fixed; }
          footer { margin-top: 24px; }
        }

        """;
}
