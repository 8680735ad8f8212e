using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BillingConsole.Tests.House.Tidy;

/// <summary>What a reader of the tree never meets.</summary>
internal static partial class Manners
{
    private static readonly string[] Attics = ["Helpers", "Common", "Services", "Models", "Utils", "Utilities", "Misc", "Managers"];

    private static readonly string[] Exact = ["Core", "Usage", "Invoices", "Wallets", "Ledger", "Coupons", "Taxes"];

    public static IEnumerable<string> Complaints(IEnumerable<SourceFile> files) => files.Where(f => !f.IsGenerated).SelectMany(f =>
        Attic(f).Concat(Namespace(f)).Concat(Inexact(f)).Concat(Lines(f)).Concat(CodeInMarkup(f)));

    private static IEnumerable<string> Attic(SourceFile file) =>
        file.Folders.Intersect(Attics, StringComparer.OrdinalIgnoreCase).Select(a => $"{file.Path}: a folder called {a} says nothing; name what is in it.");

    private static IEnumerable<string> Namespace(SourceFile file)
    {
        if (!file.IsCSharp || NamespaceLine().Match(file.Text) is not { Success: true } found) yield break;
        var folder = string.Join('.', file.Folders);
        if (found.Groups[1].Value != folder) yield return $"{file.Path}: the namespace is {found.Groups[1].Value}, the folder {folder}.";
        if (found.Groups[2].Value != ";") yield return $"{file.Path}: the namespace is not file-scoped.";
    }

    private static IEnumerable<string> Inexact(SourceFile file)
    {
        if (!Exact.Any(e => file.IsUnder($"BillingConsole/{e}"))) return [];
        var found = file.IsCSharp
            ? CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantTokens().Any(t => t.IsKind(SyntaxKind.DoubleKeyword) || t.IsKind(SyntaxKind.FloatKeyword) || t.Text == "Double")
            : file.IsRazor && FloatingPoint().IsMatch(file.Text);
        return found ? [$"{file.Path}: floating point where money is; use decimal."] : [];
    }

    private static IEnumerable<string> Lines(SourceFile file)
    {
        for (var i = 0; i < file.Lines.Length; i++)
        {
            if (Leftover().IsMatch(file.Lines[i])) yield return $"{file.Path}:{i + 1}: a leftover; do it or say in an issue what is left.";
            if (MachinePath().IsMatch(file.Lines[i])) yield return $"{file.Path}:{i + 1}: a path of one machine.";
        }
    }

    /// <summary>A page's markup may declare its parameters; anything that acts stands in the file behind it.</summary>
    private static IEnumerable<string> CodeInMarkup(SourceFile file)
    {
        if (!file.IsRazor || CodeBlock().Match(file.Text) is not { Success: true } code) return [];
        var acts = code.Groups[1].Value.Split('\n').Any(l => l.Trim() is { Length: > 0 } line && !Parameter().IsMatch(line));
        return acts ? [$"{file.Path}: code in markup; put it in {file.Path}.cs."] : [];
    }

    [GeneratedRegex(@"^namespace ([\w.]+)\s*(;|\{|$)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"[(<=]\s*(double|float)\b")]
    private static partial Regex FloatingPoint();

    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b")]
    private static partial Regex Leftover();

    [GeneratedRegex(@"(?<![\w.:}~/-])/(home|root|work|workspace|mnt|tmp|Users)/|\b[A-Z]:\\\w")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"@(?:code|functions)\s*\{(.*)\}", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^\[(Parameter|CascadingParameter|SupplyParameter)[^\]]*\] public [^{]*\{ get; set; \}")]
    private static partial Regex Parameter();
}
