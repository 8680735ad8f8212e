using System.Globalization;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Subscriptions.Calendar;

/// <summary>What ends, by month.</summary>
public sealed partial class CalendarPage
{
    private static readonly LocalDatePattern Month = LocalDatePattern.CreateWithInvariantCulture("uuuu-MM");
    private IReadOnlyList<CalendarMonth> months = [];
    private Task<Result<(IReadOnlyList<CalendarRow> Rows, IReadOnlyList<CalendarMonth> Months)>>? year;

    [Inject] public required Operations Operations { get; init; }

    [SupplyParameterFromQuery(Name = "month")] public string? Chosen { get; set; }

    private Choice[] MonthChoices => [.. months.Select(m => new Choice(Month.Format(m.First), NameOf(m.First)))];

    protected override async Task OnInitializedAsync()
    {
        var counted = await (year = ReadAsync());
        months = counted.Ok ? counted.Value.Months : [];
    }

    /// <summary>Read once for the row of months and every page of the list.</summary>
    private Task<Result<(IReadOnlyList<CalendarRow> Rows, IReadOnlyList<CalendarMonth> Months)>> ReadAsync() => Operations.ReadAsync(async (CalendarQueries q) =>
    {
        var rows = await q.YearAsync(CancellationToken.None);
        return (rows, q.Counted(rows));
    });

    private async Task<Result<PageOf<CalendarRow>>> LoadAsync(ListRequest request)
    {
        var (month, what) = (request.Text("month"), request.Word<EndingKind>("what"));
        return (await (year ??= ReadAsync())).Then(y => request.PageOf([.. y.Rows.Where(r => (month is null || Month.Format(r.On) == month) && (what is null || r.What == what))]));
    }

    private bool IsChosen(CalendarMonth month) => Chosen == Month.Format(month.First);

    private string HrefOf(CalendarMonth month) => Links.RenewalsOf(IsChosen(month) ? null : Month.Format(month.First));

    private static string NameOf(LocalDate first) => first.ToString("MMM uuuu", CultureInfo.InvariantCulture);

    private static Tone ToneOf(EndingKind what) => what switch
    {
        EndingKind.ContractEnds => Tone.Warn,
        EndingKind.Canceled => Tone.Bad,
        EndingKind.TrialEnds or EndingKind.StepBegins => Tone.Info,
        EndingKind.OverrideEnds or EndingKind.CouponEnds or EndingKind.AddOnEnds => Tone.Neutral,
    };
}
