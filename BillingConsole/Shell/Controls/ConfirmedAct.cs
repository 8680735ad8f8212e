using BillingConsole.Platform.Operations;

namespace BillingConsole.Shell.Controls;

/// <summary>Something that is not done by accident.</summary>
/// <param name="Title">The question: "Void invoice INV-0007?"</param>
/// <param name="Consequence">What it will do, with count and money: "1 200.00 USD stops being due. A credit note is not made."</param>
/// <param name="Button">The verb: "Void invoice".</param>
/// <param name="Run">Does it with the reason and answers why not.</param>
public sealed record ConfirmedAct(string Title, string Consequence, string Button, Func<string?, Task<IReadOnlyList<Refusal>>> Run)
{
    /// <summary>What <see cref="Run"/> answers where there is nothing that could be refused.</summary>
    public static Task<IReadOnlyList<Refusal>> Nothing { get; } = Task.FromResult<IReadOnlyList<Refusal>>([]);

    /// <summary>Asks why, and demands an answer.</summary>
    public bool AsksReason { get; init; } = true;

    public bool IsDangerous { get; init; } = true;

    /// <summary>What the way back is called.</summary>
    public string Back { get; init; } = "Cancel";
}
