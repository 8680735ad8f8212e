using BillingConsole.Access.SecondFactors;
using BillingConsole.Access.Sessions;
using BillingConsole.Access.Users;
using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Authentication;

namespace BillingConsole.Access.Entrance;

/// <summary>One's own password, second factor and sessions.</summary>
internal static class AccountApi
{
    public static void MapAccount(this RouteGroupBuilder signedIn)
    {
        signedIn.MapGet("/profile", (HttpContext http, AccountDesk desk) => desk.ShowAsync(http, [], null));
        signedIn.MapPost("/profile/password", (HttpContext http, AccountDesk desk) =>
            desk.RunAsync(http, new ChangePassword(http.Field("current"), http.Field("password"), SessionOf(http)), "The password is changed; other sessions have ended."));
        signedIn.MapPost("/profile/second-factor", (HttpContext http, AccountDesk desk) => desk.EnrolAsync(http));
        signedIn.MapPost("/profile/second-factor/off", (HttpContext http, AccountDesk desk) =>
            desk.RunAsync(http, new DropSecondFactor(http.Field("code")), "The second factor is off."));
        signedIn.MapPost("/profile/sign-out-everywhere", async (HttpContext http, Operations operations) =>
        {
            await operations.RunAsync(new EndSession(null, Everywhere: true), null, http.RequestAborted);
            await http.SignOutAsync(SessionCookie.SchemeName);
            return Results.Redirect("/login");
        });
        signedIn.MapGet("/session/keep", () => Results.NoContent());
    }

    private static string? SessionOf(HttpContext http) => http.User.FindFirst(SessionCookie.SessionClaim)?.Value;
}

/// <summary>Runs what a person does to their own account and shows the page again.</summary>
public sealed class AccountDesk(Operations operations, SessionCheck check, SecondFactor factor)
{
    public async Task<IResult> RunAsync(HttpContext http, IInput<Done> input, string notice)
    {
        var done = await operations.RunAsync(input, null, http.RequestAborted);
        return await ShowAsync(http, done.Refusals, done.Ok ? notice : null);
    }

    public async Task<IResult> EnrolAsync(HttpContext http)
    {
        var enrolled = await operations.RunAsync(new EnrolSecondFactor(http.Field("key"), http.Field("code")), null, http.RequestAborted);
        return enrolled.Ok
            ? http.Show<RecoveryPage>(more: new() { [nameof(RecoveryPage.Codes)] = enrolled.Value.RecoveryCodes })
            : await ShowAsync(http, enrolled.Refusals, null);
    }

    public async Task<IResult> ShowAsync(HttpContext http, IReadOnlyList<Refusal> errors, string? notice)
    {
        if (await check.FindAsync(http.User, http.RequestAborted) is not { } live) return Results.Redirect("/login");
        return http.Show<AccountPage>(errors, errors.Count == 0 ? 200 : 422, new()
        {
            [nameof(AccountPage.Person)] = live.User, [nameof(AccountPage.Enrolment)] = FactorEnrolment.For(live.User, factor), [nameof(EntranceView.Notice)] = notice,
        });
    }
}
