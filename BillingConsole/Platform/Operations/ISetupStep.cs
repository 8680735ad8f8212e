namespace BillingConsole.Platform.Operations;

/// <summary>One step from an empty console to the first invoice; the capability that owns the act knows whether it is done.</summary>
public interface ISetupStep
{
    int Order { get; }

    /// <summary>The act: "Create a plan".</summary>
    string Title { get; }

    /// <summary>Why, in one sentence.</summary>
    string Text { get; }

    string Href { get; }

    Task<bool> IsDoneAsync(CancellationToken cancel);
}
