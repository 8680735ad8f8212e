using BillingConsole.Platform.Http;

namespace BillingConsole.Invoices.Cockpit;

public static class CockpitApi
{
    public static void MapCockpit(this RouteGroupBuilder api)
    {
        api.MapPost("/billing-runs/preview", (Body<BillingRunBody> body, Api run) => run.Run(body, b => new LookAhead(b)))
            .Says<OutlookView>("What a run would bill, each invoice held against the deal's earlier ones", """{"as_of":"2026-02-01"}""");
        api.MapGet("/billing-runs/waiting", (Api run, CancellationToken cancel) => run.Read((CockpitQueries q) => q.WaitingAsync(cancel)))
            .Says<WaitingView>("Parked and held deals, why, and what to do about it");
        api.MapPost("/billing-runs/hold", (Body<HoldBody> body, Api run) => run.Run(body, b => new HoldBilling(b)))
            .Says<BillingHoldView>("Keep a deal from being billed until it is released", """{"subscription":"sub_01","reason":"price under discussion"}""");
        api.MapPost("/billing-runs/release", (Body<HoldBody> body, Api run) => run.Run(body, b => new ReleaseBilling(b.Subscription ?? "")))
            .Says<BillingHoldView>("Let a held deal be billed again", """{"subscription":"sub_01"}""");
    }
}
