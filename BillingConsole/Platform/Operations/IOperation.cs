using BillingConsole.Platform.Security;

namespace BillingConsole.Platform.Operations;

/// <summary>The input of one operation, a record with plain values.</summary>
public interface IInput<TResult>;

/// <summary>One use case: decides, adds to the context's database, never saves. <see cref="Operations"/> commits once.</summary>
public interface IOperation<in TInput, TResult> where TInput : IInput<TResult>
{
    Task<Result<TResult>> RunAsync(TInput input, CancellationToken cancel);
}

/// <summary>Who may: on an operation's input, or on a class of queries.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;
}

/// <summary>On the input of an operation that only looks (a preview): nothing of it is kept.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SavesNothingAttribute : Attribute;

/// <summary>On the input of an operation that is a walk of other operations: it holds no transaction, its steps commit one by one.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CommitsInStepsAttribute : Attribute;

/// <summary>Something that happened, told to higher capabilities inside the same transaction.</summary>
public interface IDomainEvent;

/// <summary>Hears of a domain event before the commit; what it does is part of the same transaction.</summary>
public interface IListener<in TEvent> where TEvent : IDomainEvent
{
    Task HearAsync(TEvent happened, CancellationToken cancel);
}
