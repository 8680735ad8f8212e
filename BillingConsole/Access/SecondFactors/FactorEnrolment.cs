using BillingConsole.Access.Users;
using QRCoder;

namespace BillingConsole.Access.SecondFactors;

/// <summary>A fresh key as a person sees it. It travels encrypted in the form and is kept only once a code fits.</summary>
public sealed record FactorEnrolment(string Key, string ProtectedKey, string Picture)
{
    private const string Issuer = "Billing console";

    public static FactorEnrolment For(User user, SecondFactor factor)
    {
        var key = Totp.NewKey();
        var text = Totp.Base32(key);
        var address = $"otpauth://totp/{Uri.EscapeDataString($"{Issuer}:{user.Email}")}?secret={text}&issuer={Uri.EscapeDataString(Issuer)}";
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return new(text, factor.Protect(key), $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(5))}");
    }
}
