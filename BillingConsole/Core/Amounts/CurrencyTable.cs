namespace BillingConsole.Core.Amounts;

/// <summary>
/// ISO 4217 as of 1 January 2026 with its minor units. Withdrawn codes are left out, and so are the codes nobody
/// is invoiced in: metals, testing, and the units of account of funds and banks (XAU, XTS, XXX, XDR, XSU, XUA, XBA …).
/// </summary>
internal static class CurrencyTable
{
    private const string WithoutDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";

    private const string WithTwo =
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW
        CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF
        IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
        MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP
        SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER
        ZAR ZMW ZWG
        """;

    private const string WithThree = "BHD IQD JOD KWD LYD OMR TND";

    private const string WithFour = "CLF UYW";

    internal static IEnumerable<(string Code, int Decimals)> Rows =>
        Codes(WithoutDecimals, 0).Concat(Codes(WithTwo, 2)).Concat(Codes(WithThree, 3)).Concat(Codes(WithFour, 4));

    private static IEnumerable<(string Code, int Decimals)> Codes(string list, int decimals) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(code => (code, decimals));
}
