using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace County.Documents.Tests;

/// <summary>Word and Excel files written part by part, so that any part of them can be spoilt.</summary>
internal static class OfficePackage
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.";

    /// <summary>A document with a body of XML in which <c>w</c> is bound.</summary>
    public static byte[] Word(string body, params (string Name, string Text)[] more) => WordOf(
        $"<w:document xmlns:w=\"{Main}\"><w:body>{body}</w:body></w:document>", more);

    public static byte[] WordOf(string document, params (string Name, string Text)[] more) => Zip([
        ("[Content_Types].xml", ContentTypes(("/word/document.xml", "wordprocessingml.document.main+xml"))),
        ("_rels/.rels", Relationships(("r1", "officeDocument", "word/document.xml"))),
        ("word/document.xml", document),
        .. more,
    ]);

    /// <summary>A workbook of sheets, each the XML inside its <c>worksheet</c>, and its shared words.</summary>
    public static byte[] Excel(IReadOnlyList<string> shared, params (string Name, string State, string Xml)[] sheets)
    {
        var parts = new List<(string, string)>
        {
            ("_rels/.rels", Relationships(("r1", "officeDocument", "xl/workbook.xml"))),
            ("xl/workbook.xml", $"<workbook xmlns=\"{Sheet}\" xmlns:r=\"{Relations}\"><sheets>" +
                string.Concat(sheets.Select((sheet, i) =>
                    $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" state=\"{sheet.State}\" r:id=\"s{i}\"/>")) +
                "</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", Relationships([
                .. sheets.Select((_, i) => ($"s{i}", "worksheet", $"worksheets/sheet{i}.xml")),
                ("words", "sharedStrings", "sharedStrings.xml"),
            ])),
            ("xl/sharedStrings.xml", $"<sst xmlns=\"{Sheet}\">" +
                string.Concat(shared.Select(words => $"<si><t>{SecurityElement.Escape(words)}</t></si>")) + "</sst>"),
        };
        parts.AddRange(sheets.Select((sheet, i) =>
            ($"xl/worksheets/sheet{i}.xml", $"<worksheet xmlns=\"{Sheet}\">{sheet.Xml}</worksheet>")));
        parts.Insert(0, ("[Content_Types].xml", ContentTypes([
            ("/xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
            ("/xl/sharedStrings.xml", "spreadsheetml.sharedStrings+xml"),
            .. sheets.Select((_, i) => ($"/xl/worksheets/sheet{i}.xml", "spreadsheetml.worksheet+xml")),
        ])));
        return Zip([.. parts]);
    }

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    public static string Paragraph(string words) =>
        $"<w:p><w:r><w:t xml:space=\"preserve\">{SecurityElement.Escape(words)}</w:t></w:r></w:p>";

    public static string WordCell(string words, string properties = "") =>
        $"<w:tc><w:tcPr>{properties}</w:tcPr>{Paragraph(words)}</w:tc>";

    /// <summary>The name of a column: 1 is A, 27 is AA.</summary>
    public static string Column(int number) => number <= 26
        ? ((char)('A' + number - 1)).ToString(CultureInfo.InvariantCulture)
        : Column((number - 1) / 26) + Column((number - 1) % 26 + 1);

    private static string ContentTypes(params IEnumerable<(string Part, string Type)> parts) =>
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">" +
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>" +
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" +
        string.Concat(parts.Select(p => $"<Override PartName=\"{p.Part}\" ContentType=\"{Types}{p.Type}\"/>")) +
        "</Types>";

    private static string Relationships(params IEnumerable<(string Id, string Kind, string Target)> all) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
        string.Concat(all.Select(one =>
            $"<Relationship Id=\"{one.Id}\" Type=\"{Relations}/{one.Kind}\" Target=\"{one.Target}\"/>")) +
        "</Relationships>";
}
