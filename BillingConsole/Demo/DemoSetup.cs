using BillingConsole.Catalog;
using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Subscriptions;

namespace BillingConsole.Demo;

public static class DemoSetup
{
    private const string Flag = "--demo";

    public static IServiceCollection AddDemo(this IServiceCollection services, string[] args)
    {
        services.AddScoped<DemoStory>().AddScoped<DemoPeople>().AddScoped<DemoWallets>().AddSingleton<DemoLoading>();
        services.AddSingleton(new StartOffer("Load the demo company", "A real-looking company with seventeen customers, four months of invoices and payments. It is there in a quarter of a minute.", () => new BeginDemo()));
        services.AddSlot<DemoProgress>(SlotName.HomeTop, "Demo", 0);
        services.AddStep<Plan>(1, "Create a meter and a plan", "A meter counts usage; a plan says what a month and a unit of it cost.", Links.NewPlan);
        services.AddStep<Customer>(2, "Create a customer", "Who is billed, in which currency and time zone.", Links.NewCustomer);
        services.AddStep<Subscription>(3, "Assign the plan", "With everything that was negotiated over it, and the next invoices beside the form.", Links.AssignPlanPage);
        services.AddStep<Invoice>(4, "Bill", "A run bills what is due; it also runs by itself every hour.", Links.BillingRuns);
        if (args.Contains(Flag)) services.AddHostedService<DemoAtStart>();
        return services;
    }

    /// <summary>The reader of settings would take the word after a flag for the flag's value.</summary>
    public static string[] WithoutFlag(string[] args) => [.. args.Where(a => a != Flag)];

    private static void AddStep<T>(this IServiceCollection services, int order, string title, string text, string href) where T : class =>
        services.AddScoped<ISetupStep>(s => new FirstStep(order, title, text, href, cancel => s.GetRequiredService<Operations>().ReadAsync((FirstStepQueries q) => q.AnyAsync<T>(cancel), cancel)));
}
