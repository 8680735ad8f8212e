using System.Diagnostics;

namespace BillingConsole.Tests.Support;

/// <summary>An independent reader of PDF files; tests that need it are skipped where it is not installed.</summary>
internal static class Poppler
{
    public static string Text(byte[] pdf) => Run("pdftotext", pdf, "-layout", "-enc", "UTF-8", "{file}", "-");

    public static string Info(byte[] pdf) => Run("pdfinfo", pdf, "{file}");

    public static string Fonts(byte[] pdf) => Run("pdffonts", pdf, "{file}");

    public static string Images(byte[] pdf) => Run("pdfimages", pdf, "-list", "{file}");

    /// <summary>Draws every page, which reads every outline; complaints fail the test.</summary>
    public static void Draw(byte[] pdf) => Run("pdftocairo", pdf, "-svg", "-r", "20", "{file}", "/dev/null");

    private static string Run(string tool, byte[] pdf, params string[] arguments)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pdf");
        File.WriteAllBytes(path, pdf);
        try
        {
            return Run(tool, arguments.Select(argument => argument == "{file}" ? path : argument));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Run(string tool, IEnumerable<string> arguments)
    {
        Assert.SkipWhen(Executables.Find(tool) is null, $"{tool} (poppler-utils) is not installed.");
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0 && errors.Result.Length == 0, $"{tool} complains: {errors.Result}");
        return output;
    }
}
