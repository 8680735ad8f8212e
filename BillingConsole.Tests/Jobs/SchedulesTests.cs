using BillingConsole.Jobs;

namespace BillingConsole.Tests.Jobs;

public sealed class SchedulesTests
{
    [Theory]
    [InlineData("0 * * * * ?", "every minute")]
    [InlineData("0 */10 * * * ?", "every 10 minutes")]
    [InlineData("0 0/15 * * * ?", "every 15 minutes")]
    [InlineData("0 0 * * * ?", "every hour")]
    [InlineData("0 17 * * * ?", "every hour at :17")]
    [InlineData("0 5 2 * * ?", "every day at 02:05")]
    [InlineData("*/20 * * * * ?", "every 20 seconds")]
    [InlineData("0 0 0 1 1 ?", "0 0 0 1 1 ?")]
    public void A_schedule_is_read_as_a_person_would_say_it(string cron, string words) => Assert.Equal(words, Schedules.Of(cron));
}
