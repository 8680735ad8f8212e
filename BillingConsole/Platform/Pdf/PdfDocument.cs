using System.Globalization;
using System.Text;

namespace BillingConsole.Platform.Pdf;

/// <summary>
/// A document in the making. Pages stay open until <see cref="ToBytes"/>, so a footer may say how many there are;
/// the same calls give the same bytes.
/// </summary>
public sealed class PdfDocument(PdfPaper paper, PdfInfo info)
{
    private readonly List<PdfPage> pages = [];
    private readonly List<FontSubset> fonts = [];
    private readonly List<PngImage> images = [];

    public PdfPaper Paper => paper;

    public IReadOnlyList<PdfPage> Pages => pages;

    public PdfPage AddPage()
    {
        var page = new PdfPage(this);
        pages.Add(page);
        return page;
    }

    /// <summary>Call once, when everything is drawn.</summary>
    public byte[] ToBytes()
    {
        var file = new PdfFile();
        var tree = file.Reserve();
        var resources = file.Reserve();
        var kids = pages.Select(page => WritePage(file, page, tree, resources)).ToList();
        file.Put(tree, $"<< /Type /Pages /Kids [{References(kids)}] /Count {kids.Count} >>");
        file.Put(resources, $"<< /Font << {Named("F", fonts, font => PdfFontObjects.Write(file, font))} >> "
            + $"/XObject << {Named("I", images, image => WriteImage(file, image))} >> >>");
        var catalog = file.Add($"<< /Type /Catalog /Pages {tree} 0 R /Lang {PdfFile.Text(info.Language)} "
            + "/ViewerPreferences << /DisplayDocTitle true >> >>");
        return file.Finish(catalog, file.Add($"<< /Title {PdfFile.Text(info.Title)} /Author {PdfFile.Text(info.Author)} "
            + $"/CreationDate {Date()} /ModDate {Date()} >>"));
    }

    internal (string Name, FontSubset Subset) Use(TrueTypeFont font)
    {
        var at = fonts.FindIndex(subset => subset.Font == font);
        if (at < 0)
        {
            at = fonts.Count;
            fonts.Add(new FontSubset(font));
        }

        return ($"F{at}", fonts[at]);
    }

    internal string Use(PngImage image)
    {
        if (!images.Contains(image))
        {
            images.Add(image);
        }

        return $"I{images.IndexOf(image)}";
    }

    private int WritePage(PdfFile file, PdfPage page, int tree, int resources)
    {
        var content = file.AddStream(Encoding.ASCII.GetBytes(page.Content));
        var links = page.Links.Select(link => file.Add(link)).ToList();
        return file.Add($"<< /Type /Page /Parent {tree} 0 R /Resources {resources} 0 R /Contents {content} 0 R "
            + $"/MediaBox [0 0 {PdfNumber.Text(paper.Width)} {PdfNumber.Text(paper.Height)}] /Annots [{References(links)}] >>");
    }

    private static int WriteImage(PdfFile file, PngImage image)
    {
        var size = $"/Type /XObject /Subtype /Image /Width {image.Width} /Height {image.Height} /BitsPerComponent 8";
        var mask = image.Alpha is { } alpha
            ? $"/SMask {file.AddStream(alpha.Span, $"{size} /ColorSpace /DeviceGray")} 0 R"
            : "";
        return file.AddStream(image.Colours.Span, $"{size} /ColorSpace /DeviceRGB {mask}");
    }

    private static string Named<T>(string prefix, IEnumerable<T> things, Func<T, int> write) =>
        string.Join(' ', things.Select((thing, at) => $"/{prefix}{at} {write(thing)} 0 R"));

    private static string References(IEnumerable<int> ids) => string.Join(' ', ids.Select(id => $"{id} 0 R"));

    private string Date() =>
        $"(D:{info.Created.ToDateTimeUtc().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z)";
}
