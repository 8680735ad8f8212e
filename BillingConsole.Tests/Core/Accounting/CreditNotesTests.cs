using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Tests.Core.Invoicing;

namespace BillingConsole.Tests.Core.Accounting;

public class CreditNotesTests
{
    private static readonly InvoiceDraft Invoice = (Bill.Of(Bill.Usage(100, 1), Bill.Fee(49)) with
    {
        Coupons = [Bill.Percent(20, "U", null, "usage")],
        Taxes = [Bill.Tax("VAT", 19)],
    }).Build();

    [Fact]
    public void In_full_a_credit_note_mirrors_the_invoice()
    {
        var note = CreditNotes.InFull(Parts(deferred: 49));
        var entry = Bookkeeping.CreditNote(note, due: Invoice.Total, Account.CustomerCredit)!;
        var issued = Bookkeeping.Issued(Invoice)!;
        Assert.All(issued.Postings, posting => Assert.Equal(-posting.Amount, entry.Of(posting.Account)));
    }

    [Fact]
    public void A_line_takes_its_discount_and_its_tax_along()
    {
        var part = Assert.Single(CreditNotes.OfLines(Parts(49), [("usage", Bill.Dollars(40))]).Parts);
        Assert.Equal("50.00|10.00|7.60|47.60", Bill.Texts(part.Amount, part.Discount, part.Taxes[0].Amount, part.Total));
    }

    [Fact]
    public void Unused_days_come_out_of_what_is_deferred_and_the_rest_out_of_revenue()
    {
        var note = CreditNotes.OfLines(Parts(deferred: 30), [("fee", Bill.Dollars(40))]);
        var entry = Bookkeeping.CreditNote(note, due: Bill.Dollars(0), Account.CustomerCredit)!;
        Assert.Equal(
            "30.00|10.00|7.60|-47.60",
            Bill.Texts(entry.Of(Account.DeferredRevenue), entry.Of(Account.Revenue(ChargeKind.Recurring)), entry.Of(Account.TaxPayable("VAT")), entry.Of(Account.CustomerCredit)));
    }

    [Fact]
    public void A_credit_note_lowers_what_is_due_before_it_gives_anything_back()
    {
        var note = CreditNotes.OfTotal(Parts(49), Bill.Dollars(100));
        var entry = Bookkeeping.CreditNote(note, due: Bill.Dollars(60), Account.WalletPaid)!;
        Assert.Equal("-60.00|-40.00", Bill.Texts(entry.Of(Account.Receivable), entry.Of(Account.WalletPaid)));
    }

    [Theory]
    [InlineData("usage", 0)]
    [InlineData("usage", -5)]
    [InlineData("usage", 81)]
    [InlineData("nowhere", 1)]
    public void More_than_is_left_less_than_nothing_and_unknown_lines_are_refused(string line, int net) =>
        Assert.Throws<ArgumentException>(() => CreditNotes.OfLines(Parts(49), [(line, Bill.Dollars(net))]));

    [Fact]
    public void A_line_named_twice_and_a_total_out_of_reach_are_refused()
    {
        Assert.Throws<ArgumentException>(() => CreditNotes.OfLines(Parts(49), [("usage", Bill.Dollars(1)), ("usage", Bill.Dollars(1))]));
        Assert.Throws<ArgumentException>(() => CreditNotes.OfTotal(Parts(49), Bill.Dollars(153.52m)));
        Assert.Throws<ArgumentException>(() => CreditNotes.OfTotal(Parts(49), Bill.Dollars(0)));
        Assert.Throws<ArgumentException>(() => CreditNotes.InFull([]));
    }

    [Fact]
    public void Any_number_of_partial_notes_and_a_last_one_are_exactly_the_invoice()
    {
        var split = 0;
        for (var seed = 0; seed < 2_500; seed++)
        {
            var random = new Random(seed);
            var draft = RandomRequests.Of(seed).Build();
            var stored = CreditNotes.Parts(draft, line => line.Revenue);
            if (stored.Count == 0 || draft.Lines.Any(line => line.Amount.IsNegative))
                continue;
            var credited = new List<InvoicePart>();
            for (var note = 0; note < 4; note++)
            {
                var left = CreditNotes.Remaining(stored, credited);
                var open = Money.Sum(left.Select(part => part.Total), Bill.Usd);
                if (open.Minor < 2)
                    break;
                credited.AddRange(Partial(random, left, open).Parts);
                split++;
            }

            var last = CreditNotes.Remaining(stored, credited);
            Assert.True(last.All(part => !part.Net.IsNegative && !part.Discount.IsNegative && part.Taxes.All(tax => !tax.Amount.IsNegative)), $"seed {seed}");
            credited.AddRange(CreditNotes.InFull(last).Parts);
            Assert.All(stored, part => Assert.True(SameMoney(part, credited.Where(taken => taken.Line == part.Line)), $"seed {seed}"));
        }

        Assert.True(split > 2_000, $"only {split} partial notes were tried");
    }

    [Fact]
    public void Every_partial_note_can_be_booked()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var draft = RandomRequests.Of(seed).Build();
            var parts = CreditNotes.Parts(draft, line => new Money(Math.Max(line.Revenue.Minor, 0) / 2, Bill.Usd));
            if (draft.Total.Minor < 2 || draft.Lines.Any(line => line.Amount.IsNegative))
                continue;
            var note = Partial(random, parts, draft.Total);
            var due = new Money(random.NextInt64(draft.Total.Minor), Bill.Usd);
            if (Bookkeeping.CreditNote(note, due, Account.CustomerCredit) is { } entry)
                Assert.True(entry.Of(Account.Receivable) + entry.Of(Account.CustomerCredit) == -note.Total, $"seed {seed}");
        }
    }

    private static CreditNoteDraft Partial(Random random, IReadOnlyList<InvoicePart> left, Money open)
    {
        var line = left[random.Next(left.Count)];
        return random.Next(2) == 0 || line.Net.Minor < 2
            ? CreditNotes.OfTotal(left, new Money(random.NextInt64(1, open.Minor), Bill.Usd))
            : CreditNotes.OfLines(left, [(line.Line, new Money(random.NextInt64(1, line.Net.Minor), Bill.Usd))]);
    }

    private static bool SameMoney(InvoicePart stored, IEnumerable<InvoicePart> taken)
    {
        var parts = taken.ToArray();
        return Money.Sum(parts.Select(part => part.Amount), Bill.Usd) == stored.Amount
            && Money.Sum(parts.Select(part => part.Discount), Bill.Usd) == stored.Discount
            && stored.Taxes.All(tax => Money.Sum(parts.SelectMany(part => part.Taxes).Where(one => one.Code == tax.Code).Select(one => one.Amount), Bill.Usd) == tax.Amount);
    }

    private static IReadOnlyList<InvoicePart> Parts(decimal deferred) => CreditNotes.Parts(Invoice, _ => Bill.Dollars(deferred));
}
