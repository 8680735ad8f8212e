using System.Security.Claims;
using BillingConsole.Access.Users;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Access.Sessions;

public sealed record LiveSession(User User, Session Session);

/// <summary>Whether the session that a principal names still lasts, and who its person is now.</summary>
public sealed class SessionCheck(BillingDb db, RealTime time)
{
    public async Task<LiveSession?> FindAsync(ClaimsPrincipal principal, CancellationToken cancel)
    {
        if (!Id<Session>.TryParse(principal.FindFirstValue(SessionCookie.SessionClaim), out var id)) return null;
        var found = await (
            from session in db.Set<Session>().AsNoTracking()
            join user in db.Set<User>().AsNoTracking() on session.User equals user.Id
            where session.Id == id
            select new LiveSession(user, session)).SingleOrDefaultAsync(cancel);
        return found is not null && !found.User.Disabled && found.Session.Lasts(time.Now) ? found : null;
    }

    /// <summary>False until somebody set the console up.</summary>
    public Task<bool> AnyUserAsync(CancellationToken cancel) => db.Set<User>().AnyAsync(cancel);
}
