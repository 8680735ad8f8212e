namespace BillingConsole.Platform.Operations;

/// <summary>What an operation answers: a value, or every reason why not.</summary>
public sealed class Result<T>
{
    private readonly T? value;

    private Result(T? value, IReadOnlyList<Refusal> refusals)
    {
        this.value = value;
        Refusals = refusals;
    }

    public IReadOnlyList<Refusal> Refusals { get; }

    public bool Ok => Refusals.Count == 0;

    public T Value => Ok ? value! : throw new InvalidOperationException($"Refused: {string.Join("; ", Refusals.Select(r => r.Message))}");

    public static implicit operator Result<T>(T value) => new(value, []);

    public static implicit operator Result<T>(Refusal refusal) => new(default, [refusal]);

    public static implicit operator Result<T>(List<Refusal> refusals) => Refused(refusals);

    public static implicit operator Result<T>(Check check) => Refused(check.Refusals);

    public static Result<T> Refused(IReadOnlyList<Refusal> refusals) =>
        refusals.Count > 0 ? new(default, refusals) : throw new ArgumentException("A refusal needs a reason.", nameof(refusals));

    public Result<TOther> Then<TOther>(Func<T, TOther> next) => Ok ? next(Value) : Result<TOther>.Refused(Refusals);
}

/// <summary>The value of an operation that has nothing to say but "done".</summary>
public readonly record struct Done;
