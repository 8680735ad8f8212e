namespace BillingConsole.Access.Users;

/// <summary>The long passwords that are guessed first; shorter ones are refused for their length.</summary>
internal static class CommonPasswords
{
    private static readonly string[] Roots =
    [
        "password", "passwort", "motdepasse", "contrasena", "letmein", "welcome", "iloveyou", "qwerty", "qwertyuiop", "qwertz", "azerty", "asdfgh",
        "asdfghjkl", "zxcvbnm", "abc", "abcd", "abcdef", "abcdefgh", "abcdefghijkl", "admin", "administrator", "root", "superuser", "user", "guest",
        "test", "testing", "demo", "changeme", "default", "secret", "master", "monkey", "dragon", "football", "baseball", "superman", "batman",
        "princess", "sunshine", "shadow", "michael", "jordan", "trustno", "starwars", "whatever", "freedom", "hello", "helloworld", "company",
        "billing", "console", "billingconsole", "invoice", "summer", "winter", "spring", "autumn", "january", "december", "correcthorsebatterystaple",
        "thisismypassword", "mypassword", "yourpassword", "opensesame", "iloveyousomuch", "qazwsx", "qazwsxedc", "onetwothree", "p@ssword", "p@ssw0rd", "passw0rd",
    ];

    private static readonly HashSet<string> Known = new(
    [
        .. Roots, "1q2w3e4r5t6y", "1q2w3e4r5t6y7u8i", "1qaz2wsx3edc", "1qaz2wsx3edc4rfv", "zaq12wsxcde3", "q1w2e3r4t5y6", "a1b2c3d4e5f6",
        "qwertyuiop[]", "asdfghjkl;'", "qweasdzxc123", "correct horse battery staple", "0987654321qwerty", "987654321098", "098765432109",
    ], StringComparer.OrdinalIgnoreCase);

    public static bool Contain(string password)
    {
        if (Known.Contains(password)) return true;
        if (password.Distinct().Count() < 4) return true;
        if (IsRun(password)) return true;
        var core = password.ToLowerInvariant().Trim("0123456789!?.@#$%&*_-+ ".ToCharArray());
        return core.Length == 0 || Roots.Any(root => core.Length % root.Length == 0 && string.Concat(Enumerable.Repeat(root, core.Length / root.Length)) == core);
    }

    /// <summary>Neighbours all the way, such as 123456789012 or abcdefghijkl, up or down.</summary>
    private static bool IsRun(string password) =>
        Enumerable.Range(1, password.Length - 1).All(i => Math.Abs(password[i] - password[i - 1]) is <= 1 or 9);
}
