using BillingConsole.Platform.Data;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Access.Users;

/// <summary>The users of the console as other rooms may know them: whom to write to.</summary>
public sealed class Staff(BillingDb db) : IStaff
{
    public async Task<IReadOnlyList<StaffMember>> WhoMayAsync(Permission permission, CancellationToken cancel)
    {
        var roles = Permissions.Holders(permission).ToList();
        var users = await db.Set<User>().AsNoTracking().Where(u => !u.Disabled && roles.Contains(u.Role)).OrderBy(u => u.Id).ToListAsync(cancel);
        return [.. users.Select(u => new StaffMember(u.Id.ToString(), u.Email))];
    }
}
