using NodaTime;

namespace BillingConsole.Tests.Core.Time;

public class PeriodTests
{
    private static readonly Period January = new(new(2026, 1, 1), new(2026, 2, 1));

    [Fact]
    public void A_period_holds_its_start_and_not_its_end()
    {
        Assert.True(January.Contains(January.Start));
        Assert.False(January.Contains(January.End));
        Assert.Equal(31, January.Days);
        Assert.Equal("2026-01-01..2026-02-01", January.ToString());
    }

    [Fact]
    public void Neighbours_have_no_day_in_common()
    {
        Period later = new(new(2026, 1, 20), new(2026, 2, 10)), next = new(January.End, January.End.PlusDays(5));
        Assert.Equal(new Period(new(2026, 1, 20), new(2026, 2, 1)), January.Intersect(later));
        Assert.Null(January.Intersect(next));
    }

    [Fact]
    public void A_period_never_runs_backwards()
    {
        Assert.True(new Period(January.Start, January.Start).IsEmpty);
        Assert.Throws<ArgumentException>(() => new Period(January.End, January.Start));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", 23 * 60), InlineData("Europe/Berlin", "2026-10-25", 25 * 60)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", 24 * 60 + 30), InlineData("Australia/Lord_Howe", "2026-10-04", 24 * 60 - 30)]
    [InlineData("Asia/Kathmandu", "2026-03-29", 24 * 60), InlineData("Pacific/Chatham", "2026-04-05", 25 * 60)]
    [InlineData("America/Sao_Paulo", "2018-11-04", 23 * 60), InlineData("Pacific/Apia", "2011-12-30", 0)]
    public void A_day_lasts_as_long_as_its_zone_says(string zone, string day, int minutes)
    {
        var date = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        var (start, end) = new Period(date, date.PlusDays(1)).In(DateTimeZoneProviders.Tzdb[zone]);
        Assert.Equal(Duration.FromMinutes(minutes), end - start);
    }

    [Theory]
    [InlineData("Asia/Kathmandu", "2025-12-31T18:15:00Z"), InlineData("Pacific/Chatham", "2025-12-31T10:15:00Z")]
    [InlineData("Europe/Berlin", "2025-12-31T23:00:00Z"), InlineData("Australia/Lord_Howe", "2025-12-31T13:00:00Z")]
    public void A_period_starts_at_local_midnight(string zone, string instant) =>
        Assert.Equal(NodaTime.Text.InstantPattern.General.Parse(instant).Value, January.In(DateTimeZoneProviders.Tzdb[zone]).Start);
}
