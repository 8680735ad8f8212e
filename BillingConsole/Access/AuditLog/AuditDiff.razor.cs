using BillingConsole.Shell;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Access.AuditLog;

/// <summary>What a change was, field by field, folded until somebody looks.</summary>
public sealed partial class AuditDiff
{
    private const int Named = 3;

    [Parameter, EditorRequired] public required AuditView Row { get; set; }

    private string Summary => Row switch
    {
        { Before: null } => $"Made, {Wording.Count(Row.Changes.Count, "field")}",
        { After: null } => "Removed",
        _ => string.Join(", ", Row.Changes.Take(Named).Select(c => Wording.Of(c.Field))) + (Row.Changes.Count > Named ? $" and {Row.Changes.Count - Named} more" : ""),
    };
}
