using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell;

/// <summary>What is left to do until the first invoice; gone once it is there.</summary>
public sealed partial class SetupChecklist
{
    private (ISetupStep Step, bool Done)[] steps = [];

    [Inject] public required IEnumerable<ISetupStep> Steps { get; init; }

    private ISetupStep? Next => steps.FirstOrDefault(s => !s.Done).Step;

    protected override async Task OnInitializedAsync()
    {
        var known = new List<(ISetupStep, bool)>();
        foreach (var step in Steps.OrderBy(s => s.Order)) known.Add((step, await step.IsDoneAsync(CancellationToken.None)));
        steps = [.. known];
    }
}
