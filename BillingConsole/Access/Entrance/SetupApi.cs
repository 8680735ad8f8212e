using BillingConsole.Access.Sessions;
using BillingConsole.Access.Users;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;

namespace BillingConsole.Access.Entrance;

/// <summary>The first admin, and how invited people choose their password.</summary>
internal static class SetupApi
{
    public static void MapSetup(this RouteGroupBuilder open)
    {
        open.MapGet("/setup", async (HttpContext http, SessionCheck check) =>
            await check.AnyUserAsync(http.RequestAborted) ? Results.Redirect("/login") : http.Show<SetupPage>());
        open.MapPost("/setup", SetUpAsync);
        open.MapGet("/invitation", async (string? token, HttpContext http, InvitationBook book) =>
            await book.FindAsync(token, http.RequestAborted) is { } user
                ? Invite(http, user.Email, token) : http.Show<NoticePage>("This invitation was used or is over. Ask an admin for a new one.", 410));
        open.MapPost("/invitation", AcceptAsync);
    }

    public static void MapWelcome(this RouteGroupBuilder signedIn)
    {
        signedIn.MapGet("/welcome", (HttpContext http, IEnumerable<StartOffer> offers) =>
            http.Show<WelcomePage>(more: new() { [nameof(WelcomePage.Offers)] = offers.ToList() }));
        signedIn.MapPost("/welcome/{index:int}", async (int index, HttpContext http, IEnumerable<StartOffer> offers, Operations operations) =>
        {
            var known = offers.ToList();
            if (index < 0 || index >= known.Count) return Results.NotFound();
            var done = await operations.RunAsync(known[index].Input(), null, http.RequestAborted);
            return done.Ok ? Results.Redirect("/") : http.Show<WelcomePage>(done.Refusals, 422, new() { [nameof(WelcomePage.Offers)] = known });
        });
    }

    private static async Task<IResult> SetUpAsync(HttpContext http, Operations operations, CurrentActor actor, SignInDesk desk)
    {
        var (visitor, email, name, password) = (Visitor.Of(http), http.Field("email"), http.Field("name"), http.Field("password"));
        actor.Set(Actor.Job("setup") with { Address = visitor.Address });
        var made = await operations.RunAsync(new CreateFirstAdmin(email, name, password), null, http.RequestAborted);
        if (!made.Ok)
            return http.Show<SetupPage>(made.Refusals, Platform.Http.Problems.StatusOf(made.Refusals[0].Kind), new() { [nameof(EntranceView.Email)] = email, [nameof(SetupPage.PersonName)] = name });
        var answer = await desk.WithPasswordAsync(email, password, visitor, http.RequestAborted);
        if (answer.Step is not SignInStep.Enter) return Results.Redirect("/login");
        await EntranceApi.OpenAsync(http, answer, visitor);
        return Results.Redirect("/welcome");
    }

    private static async Task<IResult> AcceptAsync(HttpContext http, Operations operations, CurrentActor actor, InvitationBook book)
    {
        var token = http.Field("token");
        var email = (await book.FindAsync(token, http.RequestAborted))?.Email ?? "";
        actor.Set(Actor.Job("invitation") with { Address = Visitor.Of(http).Address });
        var accepted = await operations.RunAsync(new AcceptInvitation(token, http.Field("password")), null, http.RequestAborted);
        return accepted.Ok
            ? http.Show<LoginPage>(more: new() { [nameof(EntranceView.Notice)] = "The password is saved. Sign in with it.", [nameof(EntranceView.Email)] = email })
            : Invite(http, email, token, accepted.Refusals);
    }

    private static IResult Invite(HttpContext http, string email, string? token, IReadOnlyList<Refusal>? errors = null) =>
        http.Show<InvitationPage>(errors, errors is null ? 200 : 422, new() { [nameof(EntranceView.Email)] = email, [nameof(InvitationPage.Invitation)] = token });
}
