using BillingConsole.Core.Amounts;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace BillingConsole.Platform.Data;

public sealed class IdConverter<T>() : ValueConverter<Id<T>, string>(id => id.ToString(), text => Id<T>.Parse(text, null)) where T : IHasId<T>;

/// <summary>Microseconds since the epoch: sortable, and what both engines can keep.</summary>
public sealed class InstantConverter() : ValueConverter<Instant, long>(
    at => Instants.ToMicroseconds(at), value => Instants.FromMicroseconds(value));

public sealed class LocalDateConverter() : ValueConverter<LocalDate, DateOnly>(
    date => date.ToDateOnly(), value => LocalDate.FromDateOnly(value));

public sealed class CurrencyConverter() : ValueConverter<Currency, string>(
    currency => currency.Code, code => Currency.Of(code));

/// <summary>Enums are kept as the snake_case words of the API.</summary>
public sealed class WordConverter<T>() : ValueConverter<T, string>(
    value => Words.Of(value), word => Words.Parse<T>(word)) where T : struct, Enum;

public static class Instants
{
    public static long ToMicroseconds(Instant at) => at.ToUnixTimeTicks() / 10;

    public static Instant FromMicroseconds(long value) => Instant.FromUnixTimeTicks(value * 10);
}
