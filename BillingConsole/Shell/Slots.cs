using BillingConsole.Platform.Security;

namespace BillingConsole.Shell;

/// <summary>The places that higher capabilities fill; beside each, the parameters its components are given.</summary>
public enum SlotName
{
    /// <summary>Above every page: none.</summary>
    Banner,
    /// <summary>In the user menu: none.</summary>
    UserMenu,
    /// <summary>At the top of Home, over everything: none.</summary>
    HomeTop,
    /// <summary>On the page behind the bell, over the alerts, what else the bell counts: none.</summary>
    AlertsTop,
    /// <summary>A card of Home: none.</summary>
    HomeCard,
    /// <summary>Above a customer's tabs, as a row of figures: <c>Customer</c>, the id as text.</summary>
    CustomerHead,
    /// <summary>A tab of a customer: <c>Customer</c>, the id as text.</summary>
    CustomerTab,
    /// <summary>An act on a customer, beside the title: <c>Customer</c>, the id as text.</summary>
    CustomerAct,
    /// <summary>A tab of a subscription: <c>Subscription</c>, the id as text.</summary>
    SubscriptionTab,
    /// <summary>An act on a subscription: <c>Subscription</c>, the id as text.</summary>
    SubscriptionAct,
    /// <summary>A panel of an invoice: <c>Invoice</c>, the id as text.</summary>
    InvoicePanel,
    /// <summary>An act on an invoice: <c>Invoice</c>, the id as text.</summary>
    InvoiceAct,
    /// <summary>A panel of a plan: <c>Plan</c>, the id as text.</summary>
    PlanPanel,
    /// <summary>A panel of an add-on: <c>AddOn</c>, the id as text.</summary>
    AddOnPanel,

    /// <summary>A panel of a coupon: <c>Coupon</c>, the id as text.</summary>
    CouponPanel,
    /// <summary>A panel of a meter: <c>Meter</c>, the id as text.</summary>
    MeterPanel,
    /// <summary>In the top bar, before the theme: none.</summary>
    TopBar,
    /// <summary>An act on a wallet: <c>Wallet</c>, the id as text.</summary>
    WalletAct,
    /// <summary>A panel of a wallet: <c>Wallet</c>, the id as text.</summary>
    WalletPanel,
}

/// <summary>One component that stands in a slot for those who may.</summary>
/// <param name="Key">Names it in an address, such as <c>?tab=usage</c>.</param>
public sealed record Slot(SlotName Name, string Key, string Title, int Order, Type Component, Permission Needs);

/// <summary>All slots that were registered at start.</summary>
public sealed class Slots(IEnumerable<Slot> all)
{
    private readonly ILookup<SlotName, Slot> slots = all.OrderBy(s => s.Order).ThenBy(s => s.Key, StringComparer.Ordinal).ToLookup(s => s.Name);

    public IReadOnlyList<Slot> In(SlotName name, Viewer viewer) => [.. slots[name].Where(s => viewer.May(s.Needs))];
}

public static class SlotRegistration
{
    /// <summary>Puts <typeparamref name="TComponent"/> into a slot; the key of its address is the title in lower case with hyphens.</summary>
    public static IServiceCollection AddSlot<TComponent>(this IServiceCollection services, SlotName name, string title, int order, Permission needs = Permission.Read)
        where TComponent : Microsoft.AspNetCore.Components.IComponent =>
        services.AddSingleton(new Slot(name, KeyOf(title), title, order, typeof(TComponent), needs));

    private static string KeyOf(string title) => title.ToLowerInvariant().Replace(" & ", "-", StringComparison.Ordinal).Replace(' ', '-');
}
