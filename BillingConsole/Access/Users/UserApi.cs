using BillingConsole.Platform.Http;

namespace BillingConsole.Access.Users;

internal static class UserApi
{
    public static void MapUsers(this RouteGroupBuilder api)
    {
        api.MapPost("/users", (Body<UserBody> body, Api run) => run.Create(body, b => new CreateUser(b), u => $"{HttpSetup.Root}/users/{u.Id}"))
            .WithTags("Operations").Says<InvitedUser>("Create a user; without a password the answer holds an invitation, once", """{"email":"ann@example.com","name":"Ann","role":"finance"}""", 201);
        api.MapGet("/users", (Listing listing, Api run, CancellationToken cancel) => run.Read((UserQueries q) => q.ListAsync(listing, cancel)))
            .WithTags("Operations").Says<PageOf<UserView>>("List users, newest first");
        api.MapGet("/users/{id}", (string id, Api run, CancellationToken cancel) => run.Find((UserQueries q) => q.FindAsync(id, cancel), "user", id))
            .WithTags("Operations").Says<UserView>("Read one user");
        api.MapPatch("/users/{id}", (string id, Body<UserBody> body, Api run) => run.Run(body, b => new ChangeUser(id, b)))
            .WithTags("Operations").Says<UserView>("Change a user's e-mail, name or role, or disable them at once", """{"role":"read_only","disabled":false}""");
        api.MapPost("/users/{id}/invite", (string id, Api run) => run.Run(new InviteUser(id)))
            .WithTags("Operations").Says<InvitedUser>("End the user's sessions and invite them to choose a new password");
    }
}
