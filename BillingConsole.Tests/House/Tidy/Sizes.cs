using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BillingConsole.Tests.House.Tidy;

/// <summary>The size budgets of files and methods. They may be tightened, never loosened.</summary>
internal static class Sizes
{
    private static readonly (Budget Budget, Func<SourceFile, bool> Holds)[] OfFiles =
    [
        (new("Core's files", 50, 120, 200), f => f.IsCSharp && f.IsUnder("BillingConsole/Core")),
        (new("code behind pages", 70, 150, 250), f => f.Path.EndsWith(".razor.cs", StringComparison.Ordinal)),
        (new("pages", 60, 130, 200), f => f.IsRazor),
        (new("tests", 64, 180, 300), f => f.IsCSharp && f.IsUnder("BillingConsole.Tests")),
        (new("other files of code", 60, 180, 300), f => f.IsCSharp),
    ];

    private static readonly Budget OfMethods = new("methods", 12, 30, 50);
    private static readonly Budget OfTheTableOfContents = new("the table of contents", 60, 60, 60);
    private static readonly Budget OfReadmes = new("a capability's README", 40, 40, 40);

    public static IEnumerable<string> Complaints(IReadOnlyCollection<SourceFile> files)
    {
        var own = files.Where(f => !f.IsGenerated).ToList();
        return own.GroupBy(BudgetOf).Where(g => g.Key is not null).SelectMany(g => g.Key!.Complaints([.. g.Select(Size)]))
            .Concat(OfMethods.Complaints([.. own.Where(f => f.IsCSharp).SelectMany(Methods)]))
            .Concat(OfTheTableOfContents.Complaints([.. own.Where(f => f.Path == "BillingConsole/Program.cs").Select(Size)]))
            .Concat(OfReadmes.Complaints([.. own.Where(f => f.IsUnder("BillingConsole") && f.Path.EndsWith("/README.md", StringComparison.Ordinal)).Select(Size)]));
    }

    public static IEnumerable<Sized> Methods(SourceFile file) =>
        from node in CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes()
        let name = NameOf(node)
        where name is not null
        select new Sized($"{file.Path}: {name}", LinesOf(node));

    private static Budget? BudgetOf(SourceFile file) => OfFiles.FirstOrDefault(o => o.Holds(file)).Budget;

    private static Sized Size(SourceFile file) => new(file.Path, file.Lines.Length);

    private static string? NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        LocalFunctionStatementSyntax function => function.Identifier.Text,
        OperatorDeclarationSyntax operation => $"operator {operation.OperatorToken.Text}",
        AccessorDeclarationSyntax { Body: not null } accessor => accessor.Keyword.Text,
        _ => null,
    };

    /// <summary>Attributes and documentation are not of the method's length.</summary>
    private static int LinesOf(SyntaxNode node)
    {
        var first = node.ChildNodesAndTokens().First(n => !n.IsKind(SyntaxKind.AttributeList)).GetLocation()!.GetLineSpan();
        return node.GetLocation().GetLineSpan().EndLinePosition.Line - first.StartLinePosition.Line + 1;
    }
}
