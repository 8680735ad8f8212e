using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Tests.House.Walls;

/// <param name="Forbids">Whether what stands at the first place may not use what stands at the second.</param>
internal sealed record Rule(string Name, Func<Place, Place, bool> Forbids);

/// <summary>Who may import whom; every rule has its bait.</summary>
internal static class Rules
{
    private static readonly string[] CoreLibrary =
    [
        "System.Collections", "System.Linq", "System.Numerics", "System.Text", "System.Globalization", "System.Runtime.CompilerServices",
        "System.Runtime.Serialization", "System.Diagnostics.CodeAnalysis", "NodaTime",
    ];

    private static readonly string[] Impure =
        ["TimeProvider", "DateTime", "DateTimeOffset", "Console", "Environment", "Random", "Guid", "IServiceProvider", "Lazy`1", "IAsyncDisposable", "Double", "Single"];

    private static readonly Type[] LiftForPages =
        [typeof(Id<>), typeof(IHasId<>), typeof(IdText), typeof(Words), typeof(IVersioned), typeof(MoneyFormat), typeof(Listing), typeof(PageOf<>), typeof(Given<>), typeof(Api)];

    private const string PagesOfThePlatform = "Jobs";

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("Core uses the base library's values and NodaTime", (from, to) => from.Area == "Core" && to.IsOutside && !IsForCore(to)),
        new("Core uses nothing of the house", (from, to) => from.Area == "Core" && to.Area is not ("" or "Core")),
        new("Platform knows no capability", (from, to) => from.Area == "Platform" && Graph.IsCapability(to.Area)),
        new("Platform knows nothing of Shell", (from, to) => from.Area == "Platform" && to.Area == "Shell"),
        new("Shell knows no capability", (from, to) => from.Area == "Shell" && Graph.IsCapability(to.Area)),
        new("Capabilities follow the graph", (from, to) => Graph.IsCapability(from.Area) && Graph.IsCapability(to.Area) && !Graph.Allows(from.Area, to.Area)),
        new("The simulator knows nothing of the console", (from, to) => from.Area == "StripeSimulator" && to.Area is not ("" or "StripeSimulator")),
        new("Rules know nothing of HTTP", (from, to) => IsPlain(from) && from.Part is Part.Rules or Part.UseCase && to.IsIn("Microsoft.AspNetCore")),
        new("Operations, entities and endpoints know nothing of the screen", (from, to) => IsPlain(from) && from.Part is Part.UseCase or Part.Api && to.IsScreen),
        new("Endpoints and pages see values of Core, not its rules", (from, to) =>
            to.Area == "Core" && (from.Part is Part.Api or Part.Page || from.Area == "Shell") && !IsValue(to)),
        new("Endpoints and pages leave the database to operations and queries", (from, to) =>
            (from.Part is Part.Api or Part.Page || from.Area is "Shell") && IsDatabase(to)),
        new("Pages use the lift alone", (from, to) => IsPlain(from) && from.Area != PagesOfThePlatform && from.Part == Part.Page && to.Area == "Platform" && !IsLift(to)),
        new("Pages know components, not HTTP", (from, to) => IsPlain(from) && from.Part == Part.Page && IsHttp(to)),
        new("Shell is components", (from, to) => from.Area == "Shell" && from.Part != Part.Setup && IsHttp(to) && !to.IsIn("Microsoft.AspNetCore.Http")),
        new("Only Access knows Identity", (from, to) => from.Area is not ("Access" or "") && to.IsIn("Microsoft.AspNetCore.Identity")),
        new("Only the platform's jobs know the scheduler", (from, to) => !(from.Area == "Platform" && Place.In(from.Rest, "Jobs")) && to.IsIn("Quartz")),
    ];

    private static bool IsForCore(Place to) => to.Namespace switch
    {
        "" => true,
        "System" => !Impure.Contains(to.Type.Name),
        "System.Diagnostics" => to.Type.Name.StartsWith("Debugger", StringComparison.Ordinal) || to.Type.Name == "UnreachableException",
        _ => to.IsIn(CoreLibrary) && !to.IsIn("System.Text.Json", "System.Collections.Concurrent"),
    };

    /// <summary>A capability without Access, Stripe, its simulator and the demo, which stand at the edge of the house.</summary>
    private static bool IsPlain(Place place) => Graph.IsCapability(place.Area) && place.Area is not ("Access" or "Stripe" or "StripeSimulator" or "Demo");

    private static bool IsValue(Place to) => to.Rest is "Amounts" or "Time" || to.Type.IsEnum;

    private static bool IsDatabase(Place to) => to.IsIn("Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "Npgsql", "System.Data")
        || (to.Area == "Platform" && to.Type.Name.EndsWith("BillingDb", StringComparison.Ordinal));

    private static bool IsLift(Place to) => to.Rest is "Operations" or "Security" || LiftForPages.Contains(to.Type);

    private static bool IsHttp(Place to) => to.IsIn("Microsoft.AspNetCore")
        && !to.IsIn("Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.WebUtilities", "Microsoft.AspNetCore.Authorization");
}
