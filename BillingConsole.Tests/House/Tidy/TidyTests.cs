namespace BillingConsole.Tests.House.Tidy;

public sealed class TidyTests
{
    private const string Folder = "BillingConsole/Coupons";

    [Fact]
    public void Files_and_methods_keep_their_budgets() => Silent(Sizes.Complaints(SourceTree.All));

    [Fact]
    public void The_tree_has_manners() => Silent(Manners.Complaints(SourceTree.All));

    [Fact]
    public void The_tree_is_read_whole()
    {
        Assert.Contains(SourceTree.All, f => f.Path == "BillingConsole/Program.cs");
        Assert.Contains(SourceTree.All, f => f.IsRazor);
        Assert.True(SourceTree.All.Count(f => f.IsCSharp) > 100);
    }

    public static TheoryData<string, int, int> Lengths => new()
    {
        { "BillingConsole/Core/Amounts/Long.cs", 200, 1 },
        { "BillingConsole/Coupons/Long.cs", 300, 1 },
        { "BillingConsole/Coupons/Long.razor", 200, 1 },
        { "BillingConsole/Coupons/Long.razor.cs", 250, 1 },
        { "BillingConsole.Tests/Coupons/Long.cs", 300, 1 },
        { "BillingConsole/Program.cs", 60, 1 },
        { "BillingConsole/Coupons/README.md", 40, 1 },
    };

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_file_longer_than_its_limit_is_caught(string path, int limit, int over)
    {
        string[] About(int lines) => [.. Sizes.Complaints([.. Short(path), new(path, Blank(lines))]).Where(c => c.Contains(" has ", StringComparison.Ordinal))];
        Assert.Empty(About(limit));
        Assert.Contains($"has {limit + over} lines", Assert.Single(About(limit + over)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(51, "median")]
    [InlineData(121, "95th percentile")]
    public void Many_long_files_are_caught_though_each_is_within_the_limit(int lines, string complaint) =>
        Assert.Contains(Sizes.Complaints([new("BillingConsole/Core/A.cs", Blank(lines))]), c => c.Contains(complaint, StringComparison.Ordinal));

    [Theory]
    [InlineData("void Long() {", "}")]
    [InlineData("public A() {", "}")]
    [InlineData("void Around() { void Long() {", "} }")]
    [InlineData("int Long { get {", "} }")]
    [InlineData("void Long() => Act(() => {", "});")]
    public void A_method_longer_than_its_limit_is_caught(string open, string close)
    {
        Assert.True(MethodOf(open, 48, close).All(m => m.Lines <= 50));
        Assert.Contains(MethodOf(open, 49, close), m => m.Lines == 51);
    }

    [Fact]
    public void Generated_migrations_may_be_long() =>
        Assert.Empty(Sizes.Complaints([new("BillingConsole/Platform/Data/Migrations/Sqlite/Initial.cs", Blank(2000))]));

    [Theory]
    [InlineData("BillingConsole/Helpers/A.cs", "namespace BillingConsole.Helpers;", "says nothing")]
    [InlineData(Folder + "/A.cs", "namespace BillingConsole.Taxes;", "the namespace is")]
    [InlineData(Folder + "/A.cs", "namespace BillingConsole.Coupons {", "file-scoped")]
    [InlineData(Folder + "/A.cs", "class A { double rate; }", "floating point")]
    [InlineData(Folder + "/A.cs", "class A { object a = (float)1; }", "floating point")]
    [InlineData(Folder + "/A.cs", "class A { object a = Double.Parse(\"1\"); }", "floating point")]
    [InlineData(Folder + "/A.razor", "@((double)Share)", "floating point")]
    [InlineData(Folder + "/A.cs", "// TO" + "DO: later", "leftover")]
    [InlineData("README.md", "see /ho" + "me/me/notes", "path of one machine")]
    [InlineData("README.md", "see C" + @":\notes", "path of one machine")]
    [InlineData(Folder + "/A.razor", "<p/>\n@code {\n    int count = 0;\n}", "code in markup")]
    public void Bad_manners_are_caught(string path, string text, string complaint) =>
        Assert.Contains(complaint, Assert.Single(Manners.Complaints([new(path, text)])), StringComparison.Ordinal);

    [Theory]
    [InlineData(Folder + "/A.cs", "namespace BillingConsole.Coupons;\n/// <summary>Never a double.</summary>\nclass A { string a = \"float\"; }")]
    [InlineData("BillingConsole/Shell/A.cs", "namespace BillingConsole.Shell;\nclass A { double width; }")]
    [InlineData(Folder + "/A.razor", "<p>@Name</p>\n@code {\n    [Parameter] public string Name { get; set; } = \"\";\n}")]
    [InlineData("README.md", "GET https://console.example/work/orders and /usr/bin/chromium")]
    public void Good_manners_pass(string path, string text) => Assert.Empty(Manners.Complaints([new(path, text)]));

    private static List<Sized> MethodOf(string open, int lines, string close) =>
        [.. Sizes.Methods(new($"{Folder}/A.cs", $"class A {{\n[Obsolete]\n{open}\n{Blank(lines)}\n{close}\n}}"))];

    private static IEnumerable<SourceFile> Short(string path) =>
        Enumerable.Range(0, 30).Select(i => new SourceFile(path.Replace("Long", $"Short{i}", StringComparison.Ordinal), "")).Where(f => f.Path != path);

    private static string Blank(int lines) => string.Join('\n', Enumerable.Repeat("//", lines));

    private static void Silent(IEnumerable<string> complaints)
    {
        var all = complaints.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
