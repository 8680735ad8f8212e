namespace BillingConsole.Platform.Operations;

/// <summary>What the first admin is offered beside starting empty; whoever can fill an empty console registers one.</summary>
/// <param name="Input">An operation that the admin runs by choosing the offer.</param>
public sealed record StartOffer(string Label, string Explanation, Func<IInput<Done>> Input);
