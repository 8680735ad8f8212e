using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Amounts;
using BillingConsole.StripeSimulator.Store;

namespace BillingConsole.StripeSimulator.Pages;

/// <summary>Writes the simulator's pages: plain HTML without scripts, in the light or dark that the browser prefers.</summary>
internal static class Html
{
    private const string Style = """
        :root { color-scheme: light dark; --ink: #14171f; --muted: #5a6272; --line: #d9dde5; --paper: #fff; --ground: #f4f5f8; --accent: #4b45c6; --on-accent: #fff; --bad: #b3123a; }
        @media (prefers-color-scheme: dark) { :root { --ink: #eef0f5; --muted: #a3abba; --line: #323846; --paper: #1b1f29; --ground: #11141b; --accent: #8a85ff; --on-accent: #11141b; --bad: #ff8fa8; } }
        * { box-sizing: border-box; } body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
        main { max-width: 70rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; } main.narrow { max-width: 28rem; }
        .mark { padding: .375rem 1rem; background: var(--accent); color: var(--on-accent); font-size: .875rem; text-align: center; }
        h1 { font-size: 1.5rem; margin: 0 0 .5rem; } h2 { font-size: 1.0625rem; margin: 0 0 .5rem; } p { margin: 0 0 .75rem; } .muted { color: var(--muted); } .bad { color: var(--bad); font-weight: 600; }
        section { margin: 1rem 0; padding: 1rem; border: 1px solid var(--line); border-radius: 10px; background: var(--paper); overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; font-size: .9375rem; } th, td { padding: .375rem .5rem; text-align: start; border-top: 1px solid var(--line); vertical-align: top; } th { color: var(--muted); font-weight: 500; }
        td.end, th.end { text-align: end; font-variant-numeric: tabular-nums; } form { display: inline-flex; flex-wrap: wrap; gap: .375rem; align-items: center; margin: 0; } form.tall { display: grid; gap: .75rem; }
        label { display: grid; gap: .25rem; font-size: .875rem; color: var(--muted); } label.choice { display: flex; gap: .5rem; align-items: center; color: var(--ink); font-size: .9375rem; }
        input:not([type=radio]), textarea { min-height: 2.25rem; padding: .25rem .5rem; border: 1px solid var(--line); border-radius: 6px; background: var(--ground); color: var(--ink); font: inherit; max-width: 100%; } textarea { width: 100%; min-height: 24rem; font-family: ui-monospace, monospace; font-size: .875rem; }
        button { min-height: 2.25rem; padding: .25rem .75rem; border: 1px solid var(--line); border-radius: 6px; background: var(--paper); color: var(--ink); font: inherit; cursor: pointer; } button.main { border-color: var(--accent); background: var(--accent); color: var(--on-accent); font-weight: 600; }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; } a { color: var(--accent); } code { font-size: .8125rem; overflow-wrap: anywhere; } label code { white-space: nowrap; } .sum { font-size: 2rem; font-weight: 700; margin: 0 0 .25rem; }
        """;

    public static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    public static string Money(JsonObject thing, string member)
    {
        var (minor, code) = (thing.Number(member), thing.Text("currency") ?? "usd");
        return Text(ChargeCurrency.Find(code)?.FormatWithCode(minor) ?? $"{minor} {code}");
    }

    /// <summary>A button that posts, with its hidden or typed fields before it.</summary>
    public static string Act(string address, string button, string fields = "") => $"""<form method="post" action="{Text(address)}">{fields}<button>{Text(button)}</button></form>""";

    public static string Hidden(string name, string? value) => $"""<input type="hidden" name="{Text(name)}" value="{Text(value)}">""";

    public static string Input(string name, string label, string? value = null, string type = "text") =>
        $"""<label>{Text(label)}<input type="{type}" name="{Text(name)}" value="{Text(value)}"></label>""";

    public static string Table(string heads, IEnumerable<string> rows, string nothing)
    {
        var all = string.Concat(rows.Select(r => $"<tr>{r}</tr>"));
        return all.Length == 0 ? $"""<p class="muted">{Text(nothing)}</p>""" : $"<table><thead><tr>{heads}</tr></thead><tbody>{all}</tbody></table>";
    }

    public static IResult Page(string title, string body, bool narrow = false, int status = 200) => Results.Content($"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>{Text(title)}</title><link rel="icon" href="data:,"><style>{Style}</style></head>
        <body><div class="mark">Stripe simulator. No money moves here.</div><main{(narrow ? " class=\"narrow\"" : "")}><h1>{Text(title)}</h1>{body}</main></body></html>
        """, "text/html; charset=utf-8", statusCode: status);
}

/// <summary>A form is taken from the simulator's own pages only.</summary>
internal sealed class OwnFormsOnly : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var origin = request.Headers.Origin.ToString();
        if (HttpMethods.IsGet(request.Method) || origin.Length == 0 || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)) return next(context);
        return ValueTask.FromResult<object?>(Results.Text("This form came from another site.", statusCode: StatusCodes.Status403Forbidden));
    }
}
