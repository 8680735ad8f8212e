using System.Reflection;
using BillingConsole.Platform;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using BillingConsole.Tests.House.Bait;
using BillingConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.House.Wiring;

public sealed class WiringTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private static readonly Type[] House = typeof(PlatformSetup).Assembly.GetTypes();
    private static readonly Type[] Bait = [.. typeof(Baits).Assembly.GetTypes().Where(t => t.Namespace == $"{typeof(Baits).Namespace}.Wiring")];

    [Fact]
    public void Every_input_has_one_operation() => Silent(Wires.Inputs(House));

    [Fact]
    public void Every_input_says_who_may() => Silent(Wires.Rights(House));

    [Fact]
    public void No_operation_or_listener_saves_by_itself() => Silent(Wires.Savers(House));

    [Fact]
    public void Every_setup_and_every_endpoint_class_is_called() => Silent(Wires.Setups(House));

    [Fact]
    public void No_two_pages_claim_one_address() => Silent(Wires.Pages(House));

    [Fact]
    public void An_interface_has_a_second_implementation_or_a_wall_behind_it() => Silent(Wires.Interfaces(House, nameof(BillingConsole)));

    [Fact]
    public void Every_check_catches_its_bait()
    {
        Assert.Equal(["Orphan has 0 operations"], Wires.Inputs(Bait));
        Assert.Equal(["Unguarded does not say who may"], Wires.Rights(Bait));
        Assert.Equal(["SavesByItself calls SaveChangesAsync"], Wires.Savers(Bait));
        Assert.Equal(["ForgottenApi.MapForgotten is never called"], Wires.Setups(Bait));
        Assert.Equal(["/BAIT/{} is claimed by FirstPage and SecondPage"], Wires.Pages(Bait));
        Assert.Equal(["IAlone has Alone alone"], Wires.Interfaces(Bait, typeof(Baits).Namespace!));
    }

    [Fact]
    public void Every_operation_listener_query_and_start_task_can_be_built()
    {
        using var scope = host.Services.CreateScope();
        var kinds = House.Where(t => t is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }).SelectMany(Asked).Distinct().ToList();
        Assert.True(kinds.Count > 50);
        Silent(kinds.Select(k => Trouble(scope.ServiceProvider, k)).OfType<string>());
    }

    [Fact]
    public void Every_job_is_registered_under_a_name_of_its_own()
    {
        using var scope = host.Services.CreateScope();
        var jobs = scope.ServiceProvider.GetServices<BillingJob>().ToList();
        Assert.Equal(House.Where(t => t.IsSubclassOf(typeof(BillingJob)) && !t.IsAbstract).Select(t => t.Name).Order(), jobs.Select(j => j.GetType().Name).Order());
        Assert.Distinct(jobs.Select(j => j.Name));
    }

    private static IEnumerable<Type> Asked(Type type)
    {
        foreach (var kind in type.GetInterfaces().Where(i => i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(IOperation<,>) || i.GetGenericTypeDefinition() == typeof(IListener<>))))
            yield return typeof(IEnumerable<>).MakeGenericType(kind);
        if (typeof(IStartTask).IsAssignableFrom(type)) yield return typeof(IEnumerable<IStartTask>);
        var isInput = type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IInput<>));
        if (type.GetCustomAttribute<NeedsAttribute>() is not null && !isInput) yield return type;
    }

    private static string? Trouble(IServiceProvider services, Type kind)
    {
        try
        {
            return services.GetRequiredService(kind) is System.Collections.IEnumerable several && !several.Cast<object>().Any() ? $"{kind}: none" : null;
        }
        catch (InvalidOperationException failure)
        {
            return failure.Message;
        }
    }

    private static void Silent(IEnumerable<string> complaints)
    {
        var all = complaints.Distinct().ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
