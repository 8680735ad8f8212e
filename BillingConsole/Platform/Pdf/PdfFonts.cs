namespace BillingConsole.Platform.Pdf;

/// <summary>The two faces that travel inside the program, so that a document looks the same on every machine.</summary>
public static class PdfFonts
{
    private static readonly Lazy<TrueTypeFont> LazyRegular = new(() => Load("DejaVuSans"));
    private static readonly Lazy<TrueTypeFont> LazyBold = new(() => Load("DejaVuSans-Bold"));

    public static TrueTypeFont Regular => LazyRegular.Value;

    public static TrueTypeFont Bold => LazyBold.Value;

    private static TrueTypeFont Load(string name)
    {
        using var stream = typeof(PdfFonts).Assembly.GetManifestResourceStream($"fonts/{name}.ttf")
            ?? throw new InvalidOperationException($"The font {name} is not embedded in the program.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return new TrueTypeFont(name, copy.ToArray());
    }
}
