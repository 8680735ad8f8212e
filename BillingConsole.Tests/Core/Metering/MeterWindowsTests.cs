using BillingConsole.Core.Metering;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Tests.Core.Metering;

public class MeterWindowsTests
{
    private static readonly string[] Zones =
        ["Etc/UTC", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Chatham", "America/St_Johns", "America/Havana", "Pacific/Apia"];

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-25", 25, 60), InlineData("Europe/Berlin", "2026-03-29", 23, 60), InlineData("Asia/Kathmandu", "2026-03-29", 24, 60)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", 25, 30), InlineData("Australia/Lord_Howe", "2026-10-04", 24, 30), InlineData("Pacific/Chatham", "2026-09-27", 23, 60)]
    public void Hours_are_elapsed_hours_of_the_local_day(string zone, string day, int count, int minutesOfTheLast)
    {
        var date = LocalDatePattern.Iso.Parse(day).Value;
        var hours = new MeterWindows(new(date, date.PlusDays(1)), BucketSize.Hour, DateTimeZoneProviders.Tzdb[zone]).All().ToList();
        Assert.Equal(count, hours.Count);
        Assert.All(hours.SkipLast(1), hour => Assert.Equal(Duration.FromHours(1), hour.End - hour.Start));
        Assert.Equal(Duration.FromMinutes(minutesOfTheLast), hours[^1].End - hours[^1].Start);
    }

    [Fact]
    public void A_day_of_23_or_25_hours_is_one_day()
    {
        var year = new Period(new(2026, 1, 1), new(2027, 1, 1));
        Assert.Equal(365, new MeterWindows(year, BucketSize.Day, DateTimeZoneProviders.Tzdb["Europe/Berlin"]).All().Count());
    }

    [Fact]
    public void Weeks_begin_on_Monday_and_are_cut_at_the_ends_of_the_period()
    {
        var weeks = new MeterWindows(new(new(2026, 1, 1), new(2026, 2, 1)), BucketSize.Week, DateTimeZone.Utc).All().ToList();
        Assert.Equal([4, 7, 7, 7, 6], weeks.Select(week => (int)(week.End - week.Start).TotalDays));
    }

    [Fact]
    public void Months_are_cut_at_the_ends_of_the_period()
    {
        var months = new MeterWindows(new(new(2026, 1, 15), new(2026, 3, 15)), BucketSize.Month, DateTimeZone.Utc).All().ToList();
        Assert.Equal([17, 28, 14], months.Select(month => (int)(month.End - month.Start).TotalDays));
    }

    [Fact]
    public void A_moment_at_a_start_belongs_to_that_window_and_one_outside_to_none()
    {
        var january = new MeterWindows(new(new(2026, 1, 1), new(2026, 2, 1)), BucketSize.Hour, DateTimeZone.Utc);
        var eleven = Instant.FromUtc(2026, 1, 5, 11, 0);
        Assert.Equal(eleven, january.Containing(eleven).Start);
        Assert.Equal(eleven, january.Containing(eleven - Duration.Epsilon).End);
        Assert.Throws<ArgumentOutOfRangeException>(() => january.Containing(january.End));
        Assert.Throws<ArgumentOutOfRangeException>(() => january.Containing(january.Start - Duration.Epsilon));
    }

    [Fact]
    public void Windows_of_every_size_tile_the_period_in_every_zone()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var zone = Zones[seed % Zones.Length];
            var start = new LocalDate(2005, 1, 1).PlusDays(random.Next(0, 8000));
            var size = (BucketSize)random.Next((int)BucketSize.Hour, (int)BucketSize.Month + 1);
            var windows = new MeterWindows(new(start, start.PlusDays(random.Next(1, 60))), size, DateTimeZoneProviders.Tzdb[zone]);
            var next = windows.Start;
            foreach (var window in windows.All())
            {
                Assert.True(window.Start == next && window.End > window.Start, $"seed {seed}: {size} in {zone} leaves a gap at {next}");
                Assert.True(windows.Containing(window.End - Duration.Epsilon) == window, $"seed {seed}: {size} in {zone} loses the end of {window}");
                next = window.End;
            }

            Assert.True(next == windows.End, $"seed {seed}: {size} in {zone} ends at {next}");
        }
    }

    [Fact]
    public void Clocks_that_go_back_across_midnight_do_not_split_a_day()
    {
        // On 1 November 2009 Newfoundland went from 00:01 back to 23:01 of the day before.
        var zone = DateTimeZoneProviders.Tzdb["America/St_Johns"];
        var days = new MeterWindows(new(new(2009, 10, 31), new(2009, 11, 2)), BucketSize.Day, zone).All().ToList();
        Assert.Equal([24, 25], days.Select(day => (int)(day.End - day.Start).TotalHours));
    }
}
