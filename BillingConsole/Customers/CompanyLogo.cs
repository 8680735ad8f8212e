using System.Security.Cryptography;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Pdf;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingConsole.Customers;

/// <summary>The picture on every printed document. In the database, so that every node prints the same.</summary>
public sealed class CompanyLogo : IAudited
{
    public int Id { get; init; } = Company.TheOne;

    /// <summary>Too large for an audit row, which keeps the fingerprint.</summary>
    [Secret]
    public required byte[] Png { get; set; }
    public required string Fingerprint { get; set; }
}

internal sealed class CompanyLogoTable : IEntityTypeConfiguration<CompanyLogo>
{
    public void Configure(EntityTypeBuilder<CompanyLogo> table) => table.ToTable("company_logo").HasKey(l => l.Id);
}

public sealed record CompanyLogoBody
{
    /// <summary>A PNG in base 64.</summary>
    public string? Png { get; init; }
}

/// <summary>Sets the logo; a picture that a document could not show is refused.</summary>
[Needs(Permission.CompanySettings)]
public sealed record SetCompanyLogo(CompanyLogoBody Body) : IInput<Done>;

public sealed class SetCompanyLogoOperation(BillingDb db) : IOperation<SetCompanyLogo, Done>
{
    public const int MostBytes = 512 * 1024;

    public async Task<Result<Done>> RunAsync(SetCompanyLogo input, CancellationToken cancel)
    {
        var png = new byte[MostBytes];
        if (!Convert.TryFromBase64String(input.Body.Png ?? "", png, out var length) || PngImage.TryRead(png[..length]) is null)
            return Refusal.Invalid("png", $"Give a PNG of at most {MostBytes / 1024} KiB and 4000 pixels a side, 8 bits a channel and not interlaced, in base 64.");
        var (bytes, print) = (png[..length], Convert.ToHexString(SHA256.HashData(png.AsSpan(0, length))));
        if (await db.Set<CompanyLogo>().SingleOrDefaultAsync(cancel) is { } logo) (logo.Png, logo.Fingerprint) = (bytes, print);
        else db.Add(new CompanyLogo { Png = bytes, Fingerprint = print });
        return default(Done);
    }
}

/// <summary>Prints the company's name instead again.</summary>
[Needs(Permission.CompanySettings)]
public sealed record RemoveCompanyLogo : IInput<Done>;

public sealed class RemoveCompanyLogoOperation(BillingDb db) : IOperation<RemoveCompanyLogo, Done>
{
    public async Task<Result<Done>> RunAsync(RemoveCompanyLogo input, CancellationToken cancel)
    {
        if (await db.Set<CompanyLogo>().SingleOrDefaultAsync(cancel) is { } logo) db.Remove(logo);
        return default(Done);
    }
}
