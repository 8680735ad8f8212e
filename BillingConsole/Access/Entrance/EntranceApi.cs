using BillingConsole.Access.SecondFactors;
using BillingConsole.Access.Sessions;
using BillingConsole.Access.Users;
using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Authentication;

namespace BillingConsole.Access.Entrance;

/// <summary>Signing in and out, by plain forms.</summary>
internal static class EntranceApi
{
    private const string Wrong = "The e-mail address or the password is not right. After ten wrong passwords an account rests for five minutes.";

    public static void MapEntrance(this RouteGroupBuilder open)
    {
        open.MapGet("/login", ShowAsync);
        open.MapPost("/login", EnterAsync);
        open.MapGet("/login/code", async (HttpContext http) => await PendingSignIn.FindAsync(http) is null ? Results.Redirect("/login") : http.Show<CodePage>());
        open.MapPost("/login/code", CodeAsync);
        open.MapGet("/login/enrol", async (HttpContext http, SecondFactor factor) =>
            await PendingSignIn.FindAsync(http) is { } user ? ShowEnrolment(http, user, factor) : Results.Redirect("/login"));
        open.MapPost("/login/enrol", EnrolAsync);
        open.MapPost("/logout", LeaveAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, SessionCheck check)
    {
        if (!await check.AnyUserAsync(http.RequestAborted)) return Results.Redirect("/setup");
        return http.User.HasClaim(c => c.Type == SessionCookie.SessionClaim) ? Results.Redirect(LocalUrl.Of(http.ReturnUrl())) : http.Show<LoginPage>();
    }

    private static async Task<IResult> EnterAsync(HttpContext http, SignInDesk desk)
    {
        var (visitor, email) = (Visitor.Of(http), http.Field("email"));
        var answer = await desk.WithPasswordAsync(email, http.Field("password"), visitor, http.RequestAborted);
        if (answer.Step is SignInStep.Refused or SignInStep.Throttled) return Refuse<LoginPage>(http, answer, Wrong, new() { [nameof(EntranceView.Email)] = email });
        if (answer.Step is SignInStep.Enter) return await OpenAsync(http, answer, visitor);
        await PendingSignIn.BeginAsync(http, answer.User!);
        var next = answer.Step is SignInStep.AskCode ? "/login/code" : "/login/enrol";
        return Results.Redirect($"{next}?returnUrl={Uri.EscapeDataString(LocalUrl.Of(http.ReturnUrl()))}");
    }

    private static async Task<IResult> CodeAsync(HttpContext http, SignInDesk desk)
    {
        if (await PendingSignIn.FindAsync(http) is not { SecondFactor: true } user) return Results.Redirect("/login");
        var visitor = Visitor.Of(http);
        var answer = await desk.WithCodeAsync(user, http.Field("code"), visitor, http.RequestAborted);
        return answer.Step is SignInStep.Enter
            ? await OpenAsync(http, answer, visitor) : Refuse<CodePage>(http, answer, "This code does not fit, or it was used already. Enter the one that the app shows now.");
    }

    private static async Task<IResult> EnrolAsync(HttpContext http, SignInDesk desk, SecondFactor factor, Operations operations, Platform.Security.CurrentActor actor)
    {
        if (await PendingSignIn.FindAsync(http) is not { SecondFactor: false } user) return Results.Redirect("/login");
        var visitor = Visitor.Of(http);
        actor.Set(visitor.As(user));
        var enrolled = await operations.RunAsync(new EnrolSecondFactor(http.Field("key"), http.Field("code")), null, http.RequestAborted);
        if (!enrolled.Ok) return ShowEnrolment(http, user, factor, enrolled.Refusals);
        var answer = await desk.EnrolledAsync(user, visitor, http.RequestAborted);
        if (answer.Step is not SignInStep.Enter) return Refuse<LoginPage>(http, answer, Wrong);
        await OpenAsync(http, answer, visitor);
        return http.Show<RecoveryPage>(more: new() { [nameof(RecoveryPage.Codes)] = enrolled.Value.RecoveryCodes });
    }

    private static async Task<IResult> LeaveAsync(HttpContext http, Operations operations)
    {
        await operations.RunAsync(new EndSession(http.User.FindFirst(SessionCookie.SessionClaim)?.Value), null, http.RequestAborted);
        await http.SignOutAsync(SessionCookie.SchemeName);
        return Results.Redirect("/login");
    }

    internal static async Task<IResult> OpenAsync(HttpContext http, SignInAnswer answer, Visitor visitor)
    {
        await PendingSignIn.EndAsync(http);
        await http.SignInAsync(SessionCookie.SchemeName, SessionCookie.Principal(answer.User!, answer.Session!.Value, visitor.Address));
        return Results.Redirect(LocalUrl.Of(http.ReturnUrl()));
    }

    private static IResult ShowEnrolment(HttpContext http, User user, SecondFactor factor, IReadOnlyList<Refusal>? errors = null) =>
        http.Show<EnrolPage>(errors, errors is null ? 200 : 422, new() { [nameof(EnrolPage.Enrolment)] = FactorEnrolment.For(user, factor) });

    private static IResult Refuse<TView>(HttpContext http, SignInAnswer answer, string wrong, Dictionary<string, object?>? more = null) where TView : EntranceView
    {
        if (answer.Wait is not { } wait) return http.Show<TView>([Refusal.Invalid("", wrong)], 422, more);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return http.Show<TView>([Refusal.Invalid("", $"Too many attempts from here. Wait {seconds} seconds and try again.")], 429, more);
    }
}
