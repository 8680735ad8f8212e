using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;

namespace BillingConsole.Customers;

/// <summary>An amount, or a word that stands as a badge.</summary>
public sealed record CustomerCell(Money? Amount, string? Word = null)
{
    public object? Value => (object?)Amount ?? Word;
}

/// <summary>A column of the customer list that a higher capability fills, for a whole page at once.</summary>
public interface ICustomerColumn
{
    string Title { get; }

    int Order { get; }

    /// <summary>Amounts stand at the right edge; words are badges.</summary>
    bool IsAmount => true;

    /// <summary>Who is left out has nothing to show.</summary>
    Task<IReadOnlyDictionary<Id<Customer>, CustomerCell>> CellsAsync(IReadOnlyList<Customer> customers, CancellationToken cancel);
}

public sealed record CustomerColumnHead(string Title, bool IsAmount);

public sealed record CustomerRow(CustomerView Customer, IReadOnlyDictionary<string, CustomerCell> Cells)
{
    public CustomerCell? Of(string title) => Cells.GetValueOrDefault(title);
}

/// <summary>Customers with what the columns of other capabilities say of them.</summary>
[Needs(Permission.Read)]
public sealed class CustomerRows(CustomerQueries customers, BillingDb db, IEnumerable<ICustomerColumn> columns)
{
    public Task<IReadOnlyList<CustomerColumnHead>> ColumnsAsync() =>
        Task.FromResult<IReadOnlyList<CustomerColumnHead>>([.. columns.OrderBy(c => c.Order).Select(c => new CustomerColumnHead(c.Title, c.IsAmount))]);

    public async Task<PageOf<CustomerRow>> ListAsync(Listing listing, string? search, bool archived, CancellationToken cancel)
    {
        var page = await customers.ListAsync(listing, search, archived, cancel);
        var of = await db.CustomersAsync([.. page.Data.Select(c => c.Id)], cancel);
        var cells = page.Data.ToDictionary(c => c.Id, _ => new Dictionary<string, CustomerCell>());
        foreach (var column in columns)
            foreach (var (customer, cell) in await column.CellsAsync(of, cancel)) cells[customer][column.Title] = cell;
        return page.Select(c => new CustomerRow(c, cells[c.Id]));
    }
}
