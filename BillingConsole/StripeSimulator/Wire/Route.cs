using System.Text.Json.Nodes;

namespace BillingConsole.StripeSimulator.Wire;

/// <param name="Template">An address below <c>/v1/</c>; <c>*</c> stands for an id.</param>
/// <param name="Permission">What a restricted key would need: <c>rak_customer_write</c>.</param>
internal sealed record Route(string Method, string Template, string Permission, Func<Call, JsonObject> Run)
{
    private readonly string[] segments = Template.Split('/');

    /// <summary>The ids in the address, or null where it is another.</summary>
    public IReadOnlyList<string>? Match(string method, string path)
    {
        var given = path.Split('/');
        if (method != Method || given.Length != segments.Length) return null;
        for (var i = 0; i < given.Length; i++)
            if (given[i].Length == 0 || (segments[i] != "*" && segments[i] != given[i])) return null;
        return [.. given.Where((_, i) => segments[i] == "*").Select(Uri.UnescapeDataString)];
    }
}
