namespace BillingConsole.Shell.Controls;

/// <summary>Cascaded by a page to what stands in its slots, so that an act there can show what it changed.</summary>
public sealed record PageReload(Func<Task> RunAsync);
