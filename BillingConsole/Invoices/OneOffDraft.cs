namespace BillingConsole.Invoices;

/// <summary>A one-off invoice while somebody types it.</summary>
public sealed class OneOffDraft
{
    public string? Customer { get; set; }
    public List<Row> Lines { get; } = [new()];
    public IReadOnlyList<string> Coupons { get; set; } = [];
    public IReadOnlyList<string> Taxes { get; set; } = [];
    public NodaTime.LocalDate? DueOn { get; set; }
    public bool Finalise { get; set; }

    public sealed class Row
    {
        public string? Description { get; set; }
        public decimal? Quantity { get; set; } = 1;
        public decimal? UnitAmount { get; set; }
    }

    public OneOffInvoiceBody ToBody() => new()
    {
        Customer = Customer, Coupons = [.. Coupons], Taxes = [.. Taxes], DueOn = DueOn, Finalize = Finalise,
        Lines = [.. Lines.Select(l => new OneOffLine { Description = l.Description, Quantity = l.Quantity, UnitAmount = l.UnitAmount })],
    };
}
