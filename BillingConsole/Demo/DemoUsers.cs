using System.Security.Cryptography;
using BillingConsole.Access.Users;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;

namespace BillingConsole.Demo;

/// <summary>Somebody who may sign in to the demo, with the password that is shown once.</summary>
internal sealed record DemoUser(string Email, string Name, Role Role, string Password);

/// <summary>One person of each role. Passwords are made anew for every installation: nobody can know them from reading this.</summary>
internal static class DemoUsers
{
    private static readonly string[] Words =
    [
        "amber", "anchor", "apple", "autumn", "basil", "beacon", "birch", "bridge", "candle", "canyon", "cedar", "clover", "copper", "coral", "cotton", "crystal",
        "dolphin", "dragon", "eagle", "ember", "falcon", "feather", "forest", "garden", "ginger", "glacier", "harbor", "hazel", "island", "ivory", "jasmine", "kettle",
        "lagoon", "lantern", "lemon", "linen", "maple", "marble", "meadow", "mirror", "nutmeg", "ocean", "olive", "orchid", "otter", "pebble", "pepper", "pilot",
        "plum", "quartz", "raven", "river", "saffron", "silver", "sparrow", "summer", "thistle", "timber", "tulip", "velvet", "violet", "walnut", "willow", "winter",
    ];

    public static IReadOnlyList<DemoUser> New() =>
    [
        new("admin@demo.example", "Ada Admin", Role.Admin, NewPassword()), new("sales@demo.example", "Sam Sales", Role.SalesOps, NewPassword()),
        new("finance@demo.example", "Fay Finance", Role.Finance, NewPassword()), new("support@demo.example", "Sol Support", Role.Support, NewPassword()),
        new("reader@demo.example", "Rae Reader", Role.ReadOnly, NewPassword()),
    ];

    public static async Task<bool> CreateAsync(Operations operations, DemoUser user, CancellationToken cancel) =>
        (await operations.RunAsync(new CreateUser(new() { Email = user.Email, Name = user.Name, Role = user.Role, Password = user.Password }), cancel: cancel)).Ok;

    private static string NewPassword() =>
        $"{string.Join('-', RandomNumberGenerator.GetItems<string>(Words, 4))}-{RandomNumberGenerator.GetInt32(1000, 10_000)}";
}
