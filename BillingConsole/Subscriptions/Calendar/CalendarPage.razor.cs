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

    [Inject] public required Operations Operations { get; init; }

    [SupplyParameterFromQuery(Name = "month")] public string? Chosen { get; set; }

    private Choice[] MonthChoices => [.. months.Select(m => new Choice(Month.Format(m.First), NameOf(m.First)))];

    protected override async Task OnInitializedAsync()
    {
        var counted = await Operations.ReadAsync(async (CalendarQueries q) => q.Counted(await q.YearAsync(CancellationToken.None)));
        months = counted.Ok ? counted.Value : [];
    }

    private async Task<Result<PageOf<CalendarRow>>> LoadAsync(ListRequest request)
    {
        var year = await Operations.ReadAsync((CalendarQueries q) => q.YearAsync(request.Cancel), request.Cancel);
        return year.Then(rows => new PageOf<CalendarRow>([.. rows.Where(r =>
            (request.Text("month") is not { } month || Month.Format(r.On) == month) && (request.Word<EndingKind>("what") is not { } what || r.What == what))], null));
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
