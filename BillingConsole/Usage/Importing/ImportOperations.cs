using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Usage.Importing;

/// <summary>Counts a received file in the background; who started it may leave.</summary>
/// <param name="Stored">The name that <see cref="ImportFolder"/> gave it.</param>
[Needs(Permission.SendEvents)]
public sealed record StartImport(string Stored, string FileName, long Size) : IInput<Id<UsageImport>>;

public sealed class StartImportOperation(BillingDb db, OperationContext context, ImportRunner runner) : IOperation<StartImport, Id<UsageImport>>
{
    public Task<Result<Id<UsageImport>>> RunAsync(StartImport input, CancellationToken cancel)
    {
        var check = new Check();
        var name = check.Text("file_name", input.FileName, 255);
        check.That(Guid.TryParse(input.Stored, out _), "stored", "Give the name of a received file.");
        if (check.Failed) return Task.FromResult<Result<Id<UsageImport>>>(check);
        var import = new UsageImport
        {
            Id = context.NewId<UsageImport>(), FileName = name, Stored = input.Stored, Size = input.Size, RequestedBy = context.Actor.Name, CreatedAt = context.Now,
        };
        db.Add(import);
        context.AfterCommit(runner.Wake);
        return Task.FromResult<Result<Id<UsageImport>>>(import.Id);
    }
}

/// <summary>Notes how far an import has come.</summary>
/// <param name="Ended">Null while it goes on.</param>
[Needs(Permission.SendEvents)]
public sealed record NoteImport(Id<UsageImport> Import, long Read, FileImport Counted, ImportStatus? Ended = null, string? Reason = null) : IInput<Done>;

public sealed class NoteImportOperation(BillingDb db, OperationContext context) : IOperation<NoteImport, Done>
{
    public async Task<Result<Done>> RunAsync(NoteImport input, CancellationToken cancel)
    {
        var (import, counted) = (await db.Set<UsageImport>().SingleAsync(i => i.Id == input.Import, cancel), input.Counted);
        (import.Read, import.Accepted, import.Duplicates, import.Refused) = (input.Read, counted.Accepted, counted.Duplicates, counted.Refused);
        if (input.Ended is not { } status) return default(Done);
        (import.Status, import.Reason, import.FinishedAt, import.Rows) = (status, input.Reason, context.Now, [.. counted.Rows]);
        return default(Done);
    }
}
