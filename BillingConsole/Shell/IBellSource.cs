namespace BillingConsole.Shell;

/// <summary>What a room wants somebody to look at. The bell of the top bar counts it, and the page behind the bell shows it.</summary>
public interface IBellSource
{
    /// <summary>How many things wait for somebody who may do something about them; zero for everybody else.</summary>
    Task<int> CountAsync(CancellationToken cancel);
}
