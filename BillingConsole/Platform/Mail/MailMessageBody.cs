using System.Net.Mail;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Platform.Mail;

/// <param name="Content">Base 64.</param>
public sealed record MailAttachment(string Name, string Type, string Content)
{
    public static MailAttachment Of(string name, string type, byte[] content) => new(name, type, Convert.ToBase64String(content));
}

/// <summary>One plain-text mail; <paramref name="Id"/> becomes its Message-ID, so that a repeated delivery can be known.</summary>
public sealed record MailMessageBody(Guid Id, string To, string Subject, string Text, IReadOnlyList<MailAttachment> Attachments)
{
    public const int LongestSubject = 400;

    /// <summary>Why it cannot be sent: a header must be one line, and the address an address.</summary>
    public IEnumerable<Refusal> Faults()
    {
        if (!OneLine(To) || !MailAddress.TryCreate(To, out _)) yield return Refusal.Invalid("to", $"'{To}' is not an e-mail address.");
        if (!OneLine(Subject) || string.IsNullOrWhiteSpace(Subject) || Subject.Length > LongestSubject)
            yield return Refusal.Invalid("subject", $"Give a subject of one line and at most {LongestSubject} characters.");
        foreach (var attachment in Attachments)
            if (!OneLine(attachment.Name) || !OneLine(attachment.Type)) yield return Refusal.Invalid("attachments", "The name and type of an attachment are one line each.");
    }

    private static bool OneLine(string text) => !text.Any(char.IsControl);
}
