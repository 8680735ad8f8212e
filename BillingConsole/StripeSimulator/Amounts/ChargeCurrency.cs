using System.Globalization;

namespace BillingConsole.StripeSimulator.Amounts;

/// <summary>What Stripe says of a currency: its own number of decimals, its steps and the least that can be charged, in minor units.</summary>
internal sealed record ChargeCurrency(string Code, int Decimals, long Step, long Least)
{
    public const long Most = 99_999_999;

    private static readonly string[] ZeroDecimal = ["bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf"];
    private static readonly string[] ThreeDecimal = ["bhd", "jod", "kwd", "omr", "tnd"];

    /// <summary>Two decimals to the outside, and never a fraction.</summary>
    private static readonly string[] WholeUnits = ["isk", "ugx"];

    private static readonly string[] TwoDecimal =
        ("aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny cop crc cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr jmd kes kgs khr kyd kzt lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php pkr pln qar ron rsd rub sar sbd scr sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs uah usd uyu uzs wst xcd yer zar zmw").Split(' ');

    private static readonly Dictionary<string, long> Minimums = new()
    {
        ["usd"] = 50, ["eur"] = 50, ["aud"] = 50, ["cad"] = 50, ["chf"] = 50, ["nzd"] = 50, ["sgd"] = 50, ["brl"] = 50, ["inr"] = 50, ["gbp"] = 30, ["dkk"] = 250,
        ["nok"] = 300, ["sek"] = 300, ["hkd"] = 400, ["mxn"] = 1000, ["jpy"] = 50, ["aed"] = 200, ["pln"] = 200, ["ron"] = 200, ["myr"] = 200, ["czk"] = 1500,
        ["huf"] = 17500, ["thb"] = 1000, ["bgn"] = 100,
    };

    public static ChargeCurrency? Find(string code)
    {
        var least = Minimums.GetValueOrDefault(code, 1);
        if (ZeroDecimal.Contains(code)) return new(code, 0, 1, least);
        if (ThreeDecimal.Contains(code)) return new(code, 3, 10, least);
        if (WholeUnits.Contains(code)) return new(code, 2, 100, least);
        return TwoDecimal.Contains(code) ? new(code, 2, 1, least) : null;
    }

    /// <summary>For the messages of errors and for pages: "$5.00 usd", "¥50 jpy", "12.30 pln".</summary>
    public string Format(long minor)
    {
        var factor = Decimals switch { 0 => 1m, 2 => 100m, _ => 1000m };
        var number = (minor / factor).ToString("N" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Sign + number;
    }

    public string FormatWithCode(long minor) => $"{Format(minor)} {Code.ToUpperInvariant()}";

    private string Sign => Code switch { "usd" or "aud" or "cad" or "nzd" or "sgd" or "hkd" or "mxn" => "$", "eur" => "€", "gbp" => "£", "jpy" => "¥", _ => "" };
}
