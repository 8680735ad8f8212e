using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Invoices.Statements;

/// <summary>What a customer owes and how it came to be, for the days in the address.</summary>
public sealed partial class StatementPage
{
    private Loaded<StatementView>? loaded;

    [Inject] public required Operations Operations { get; init; }

    [Parameter] public string Id { get; set; } = "";

    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")] public string? To { get; set; }

    private Task<Result<StatementView?>> LoadAsync() => Operations.ReadAsync((StatementQueries q) =>
        q.OfAsync(Id, From, To, CancellationToken.None));
}
