using Npgsql;

namespace BillingConsole.Platform.Operations;

/// <summary>PostgreSQL's texts cannot hold U+0000; whoever asks with one is told so, on every way in.</summary>
internal static class UnstorableText
{
    private const string Sentence = "A text here cannot hold the character U+0000.";

    public static Refusal? Describe(Exception? failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter } => Of(""),
        { InnerException: { } inner } => Describe(inner),
        _ => null,
    };

    public static Refusal Of(string field) => Refusal.Invalid(field, Sentence);
}
