namespace BillingConsole.Platform.Data;

/// <summary>A row that two people may edit: its version rises with every save, and an older one is refused.</summary>
public interface IVersioned
{
    uint Version { get; set; }
}

/// <summary>A row whose changes the audit log keeps, before and after.</summary>
public interface IAudited;

/// <summary>On a property that no log, export or audit row may ever show.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
