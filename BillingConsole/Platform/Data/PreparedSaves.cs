using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace BillingConsole.Platform.Data;

/// <summary>
/// Saves rows on SQLite by statements that are compiled once for all rows of one shape. The engine runs in this process: there is no
/// round trip to spare by sending many at once, and to compile a statement costs more than to run it.
/// </summary>
public sealed class PreparedSaves(ModificationCommandBatchFactoryDependencies dependencies) : IModificationCommandBatchFactory
{
    public ModificationCommandBatch Create() => new PreparedBatch(dependencies);
}

/// <summary>The rows of one save that wait for no other, in the order in which they were given.</summary>
internal sealed class PreparedBatch(ModificationCommandBatchFactoryDependencies dependencies) : ModificationCommandBatch
{
    private readonly List<IReadOnlyModificationCommand> rows = [];
    private readonly List<PreparedSave> prepared = [];
    private bool more;

    public override IReadOnlyList<IReadOnlyModificationCommand> ModificationCommands => rows;

    public override bool RequiresTransaction => rows.Count > 1;

    public override bool AreMoreBatchesExpected => more;

    public override bool TryAddCommand(IReadOnlyModificationCommand modificationCommand)
    {
        rows.Add(modificationCommand);
        return true;
    }

    public override void Complete(bool moreBatchesExpected) => more = moreBatchesExpected;

    public override Task ExecuteAsync(IRelationalConnection connection, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Execute(connection);
        return Task.CompletedTask;
    }

    public override void Execute(IRelationalConnection connection)
    {
        try
        {
            foreach (var row in rows) Save(row, connection);
        }
        finally
        {
            foreach (var one in prepared) one.Dispose();
            prepared.Clear();
        }
    }

    private void Save(IReadOnlyModificationCommand row, IRelationalConnection connection)
    {
        try
        {
            if (Of(row, connection).Run(row) != 1)
                throw new DbUpdateConcurrencyException($"A row of {row.TableName} is not what was read: somebody changed or deleted it meanwhile.", [.. row.Entries]);
        }
        catch (DbException failure)
        {
            throw new DbUpdateException($"A row of {row.TableName} cannot be saved; see the inner exception.", failure, [.. row.Entries]);
        }
    }

    private PreparedSave Of(IReadOnlyModificationCommand row, IRelationalConnection connection)
    {
        // Rows come sorted by table: the one before has most often the same shape.
        for (var i = prepared.Count - 1; i >= 0; i--)
            if (prepared[i].Fits(row)) return prepared[i];
        var made = new PreparedSave(row, connection, dependencies.SqlGenerationHelper);
        prepared.Add(made);
        return made;
    }
}
