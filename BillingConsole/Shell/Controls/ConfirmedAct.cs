using BillingConsole.Platform.Operations;

namespace BillingConsole.Shell.Controls;

/// <summary>Something that is not done by accident.</summary>
/// <param name="Title">The question: "Void invoice INV-0007?"</param>
/// <param name="Consequence">What it will do, with count and money: "1 200.00 USD stops being due. A credit note is not made."</param>
/// <param name="Button">The verb: "Void invoice".</param>
/// <param name="Run">Does it with the reason and answers why not.</param>
public sealed record ConfirmedAct(string Title, string Consequence, string Button, Func<string?, Task<IReadOnlyList<Refusal>>> Run)
{
    /// <summary>Asks why, and demands an answer.</summary>
    public bool AsksReason { get; init; } = true;

    public bool IsDangerous { get; init; } = true;
}
