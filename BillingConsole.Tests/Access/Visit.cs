using System.Net;
using System.Text.RegularExpressions;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Access;

/// <summary>A browser without scripts: keeps cookies, fills forms, follows nothing by itself.</summary>
public sealed partial class Visit(ConsoleHost host, string origin = "http://localhost")
{
    public const string AdminEmail = "ann@example.com";
    public const string Password = "plain-boat-under-cloud";

    private readonly HttpClient client = host.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = new(origin) });
    private readonly Dictionary<string, string> cookies = [];

    public List<string> SetCookies { get; } = [];

    public Dictionary<string, string> Cookies => cookies;

    public async Task<Page> GetAsync(string path) => await SendAsync(new(HttpMethod.Get, path));

    public async Task<Page> PostAsync(string path, params (string Name, string Value)[] fields) => await SendAsync(new(HttpMethod.Post, path)
    {
        Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
    });

    /// <summary>Opens a page and sends its form with these fields beside the hidden ones.</summary>
    public async Task<Page> SubmitAsync(string at, string action, params (string Name, string Value)[] fields)
    {
        var page = await GetAsync(at);
        return await PostAsync(action, [.. page.Hidden(action), .. fields]);
    }

    public Task<Page> SignInAsync(string email = AdminEmail, string password = Password, string returnUrl = "/profile") =>
        SubmitAsync($"/login?returnUrl={Uri.EscapeDataString(returnUrl)}", "/login", ("email", email), ("password", password));

    public async Task<Page> SendAsync(HttpRequestMessage request)
    {
        if (cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []) Keep(cookie);
        return new(answer.StatusCode, answer.Headers.Location?.OriginalString, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer);
    }

    private void Keep(string cookie)
    {
        SetCookies.Add(cookie);
        var pair = cookie.Split(';')[0].Split('=', 2);
        if (cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase)) cookies.Remove(pair[0]);
        else cookies[pair[0]] = pair[1];
    }

    public sealed record Page(HttpStatusCode Status, string? Location, string Html, HttpResponseMessage Answer)
    {
        public (string, string)[] Hidden(string action)
        {
            var form = Html[Math.Max(0, Html.IndexOf($"action=\"{action}\"", StringComparison.Ordinal))..];
            var end = form.IndexOf("</form>", StringComparison.Ordinal);
            return [.. HiddenInput().Matches(end < 0 ? form : form[..end]).Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)))];
        }

        public string Find(string pattern) => WebUtility.HtmlDecode(Regex.Match(Html, pattern).Groups[1].Value);

        public string? Header(string name) => Answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenInput();
}

/// <summary>A console whose first admin came from the configuration.</summary>
public sealed class ConsoleWithAdmin : ConsoleHost
{
    public ConsoleWithAdmin()
    {
        Settings["Setup:AdminEmail"] = Visit.AdminEmail;
        Settings["Setup:AdminPassword"] = Visit.Password;
    }
}
