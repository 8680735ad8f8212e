namespace BillingConsole.Platform.Operations;

/// <summary>
/// A service of the present scope that is made when it is asked for, injected as <see cref="Lazy{T}"/>: a database context costs more
/// than what else a request does that needs none.
/// </summary>
internal sealed class Later<T>(IServiceProvider services) : Lazy<T>(services.GetRequiredService<T>) where T : notnull;
