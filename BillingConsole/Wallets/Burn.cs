using BillingConsole.Core.Amounts;
using NodaTime;

namespace BillingConsole.Wallets;

/// <summary>How fast a wallet empties: what it consumed in the last seven days, or since it exists.</summary>
public sealed record Burn(Money OfDays, int Days)
{
    private const int Week = 7;

    /// <summary>In an average day.</summary>
    public Money PerDay => Money.Round(OfDays.ToDecimal() / Days, OfDays.Currency);

    /// <param name="days">Oldest first.</param>
    public static Burn Of(Wallet wallet, IReadOnlyList<WalletDay> days, LocalDate today)
    {
        var before = days.LastOrDefault(d => d.Day <= today.PlusDays(-Week));
        var born = wallet.CreatedAt.InUtc().Date;
        var span = before is not null ? Week : Math.Clamp(NodaTime.Period.DaysBetween(born, today), 1, Week);
        var consumed = Math.Max(0, wallet.ConsumedMinor - (before?.ConsumedMinor ?? 0));
        return new(wallet.Of(consumed), span);
    }

    /// <summary>The day on which the ongoing balance is used up at this pace; null when nothing burns.</summary>
    public LocalDate? EmptyOn(Money ongoing, LocalDate today)
    {
        if (!ongoing.IsPositive) return today;
        if (!OfDays.IsPositive) return null;
        var left = Math.Floor((decimal)ongoing.Minor * Days / OfDays.Minor);
        return left > 36_500 ? null : today.PlusDays((int)left);
    }
}

/// <summary>What a wallet consumed on one day.</summary>
public sealed record BurnDay(LocalDate Day, Money Consumed)
{
    /// <summary>The last <paramref name="count"/> days, oldest first; days without a movement consumed nothing.</summary>
    public static IReadOnlyList<BurnDay> Of(Wallet wallet, IReadOnlyList<WalletDay> days, LocalDate today, int count)
    {
        long At(LocalDate day) => days.LastOrDefault(d => d.Day <= day)?.ConsumedMinor ?? 0;
        return [.. Enumerable.Range(1 - count, count).Select(n => today.PlusDays(n)).Select(day => new BurnDay(day, wallet.Of(Math.Max(0, At(day) - At(day.PlusDays(-1))))))];
    }
}
