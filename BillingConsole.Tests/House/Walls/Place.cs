using BillingConsole.Shell.Search;
using System.Reflection;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Tests.House.Walls;

/// <summary>What kind of thing stands in an area. A page is every component, and whatever else touches the screen.</summary>
internal enum Part { Rules, UseCase, Api, Page, Setup }

/// <summary>Where a type stands: <c>Core/Amounts</c> is the area Core with the rest Amounts; outside the house the area is empty.</summary>
internal sealed record Place(string Area, string Rest, Part Part, Type Type)
{
    /// <summary>What pages are written with: a thing in the words of a list, what a field offers.</summary>
    private static readonly string[] PageHelp = ["Words", "Choices"];

    private static readonly Type[] UseCases = [typeof(IOperation<,>), typeof(IListener<>), typeof(IHasId<>), typeof(IEntityTypeConfiguration<>)];

    public string Namespace => Type.Namespace ?? "";

    public bool IsScreen => Area == "Shell" || IsIn("Radzen");

    public bool IsOutside => Area.Length == 0;

    public static Place Of(Type type, params string[] roots)
    {
        var outer = type;
        while (outer.DeclaringType is { } around) outer = around;
        foreach (var root in roots)
        {
            if (!In(outer.Namespace, root) || outer.Namespace == root) continue;
            var names = outer.Namespace![(root.Length + 1)..].Split('.', 2);
            return new(names[0], names.ElementAtOrDefault(1) ?? "", PartOf(outer), outer);
        }
        return new("", "", Part.Rules, outer);
    }

    /// <summary>"BillingConsole.Stripe" does not hold "BillingConsole.StripeSimulator".</summary>
    public static bool In(string? inner, string outer) => inner is not null && (inner == outer || inner.StartsWith(outer + ".", StringComparison.Ordinal));

    public bool IsIn(params string[] namespaces) => namespaces.Any(n => In(Namespace, n));

    private static Part PartOf(Type type) =>
        typeof(IComponent).IsAssignableFrom(type) || typeof(ISearchSource).IsAssignableFrom(type) || PageHelp.Any(type.Name.EndsWith) ? Part.Page
        : type.Name.EndsWith("Api", StringComparison.Ordinal) ? Part.Api
        : type.Name.EndsWith("Setup", StringComparison.Ordinal) || type.Name.EndsWith("Slots", StringComparison.Ordinal) ? Part.Setup
        : IsUseCase(type) ? Part.UseCase
        : Part.Rules;

    private static bool IsUseCase(Type type) => type.GetCustomAttribute<NeedsAttribute>() is not null || typeof(BillingJob).IsAssignableFrom(type)
        || type.GetInterfaces().Any(i => i.IsGenericType && UseCases.Contains(i.GetGenericTypeDefinition()));
}
