namespace BillingConsole.Platform.Security;

/// <summary>A person of the company who can be written to.</summary>
public sealed record StaffMember(string Id, string Email);

/// <summary>Who works with the console; Access knows them.</summary>
public interface IStaff
{
    /// <summary>Those whose role grants a permission and who may sign in.</summary>
    Task<IReadOnlyList<StaffMember>> WhoMayAsync(Permission permission, CancellationToken cancel);
}
