using System.Net;
using System.Text;

namespace BillingConsole.Invoices.Printing;

/// <summary>Writes markup; whatever is data goes through <see cref="Element"/> or <see cref="Encode"/>.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder html = new();

    public void Raw(string markup) => html.Append(markup);

    public void Element(string tag, string css, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            html.Append(Open(tag, css)).Append(Encode(text)).Append("</").Append(tag).Append('>');
        }
    }

    public void Group(string tag, string css, Action content)
    {
        html.Append(Open(tag, css));
        content();
        html.Append("</").Append(tag).Append(">\n");
    }

    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    public override string ToString() => html.ToString();

    private static string Open(string tag, string css) => css.Length == 0 ? $"<{tag}>" : $"<{tag} class=\"{css}\">";
}
