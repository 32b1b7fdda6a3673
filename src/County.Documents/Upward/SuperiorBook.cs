using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using Xl = DocumentFormat.OpenXml.Spreadsheet;

namespace County.Documents;

/// <summary>A cell of the superior's workbook.</summary>
/// <param name="Sheet">Name of its sheet.</param>
/// <param name="Place">Where it stands there, such as C5.</param>
public sealed record SuperiorPlace(string Sheet, string Place);

/// <summary>The superior's own workbook as it came: its sheets, for people to look at and to point into.</summary>
public sealed partial record SuperiorBook(IReadOnlyList<SuperiorSheet> Sheets)
{
    /// <summary>Bytes of the largest file.</summary>
    public const int LargestFile = 5 * 1024 * 1024;

    private const int MostSheets = 40;

    // All of them are shown, to be pointed at.
    private const int MostCells = 10_000;

    private static readonly ExcelRefusals Words = new(
        LargestFile / 1024 / 1024, "文件超过5MB，请删去图片等多余的内容再上传。", "文件的内容不像报表，没有打开，请核对后重新选择。",
        "文件已损坏，打不开，请向上级重新索取。", "请去掉密码再上传。", "请用Excel或者WPS打开", "再上传。");

    /// <summary>Opens a file, or says in one line of office Chinese why not.</summary>
    public static (SuperiorBook? Book, string? Refusal) Open(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var (book, refusal) = Words.Open(content, Of);
        if (book is null) return (null, refusal);
        if (book.Sheets.Count == 0) return (null, "文件里没有工作表。");
        return book.Sheets.Sum(sheet => sheet.Count) > MostCells
            ? (null, $"文件有{MostCells}格以上，请只留要报送的工作表，删去多余的行和列再上传。")
            : (book, null);
    }

    /// <summary>
    /// The cell that somebody names, such as 附表1!C5, the same by the sheet's place as 2!C5, or C5 of the first sheet;
    /// or why it takes no figure, in office Chinese with a full stop.
    /// </summary>
    public (SuperiorPlace? Place, string? Problem) Find(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var cut = typed.LastIndexOfAny(['!', '！']);
        var name = cut < 0 ? Sheets[0].Name : typed[..cut].Trim().Trim('\'');
        var match = Named().Match(string.Concat(typed[(cut + 1)..].Select(Glyph.Fold)).Trim());
        if (!match.Success) return (null, "请写单元格，如“C5”；不在第一张工作表的写上第几张，如“2!C5”。");
        var place = match.Value.ToUpperInvariant();
        if ((Sheets.FirstOrDefault(sheet => sheet.Name == name) ?? Numbered(name)) is not { } sheet)
        {
            return (null, $"没有“{name}”这张工作表，请写工作表的名称或者第几张。");
        }

        return sheet.WhyNot(place) is { } problem ? (null, problem) : (new SuperiorPlace(sheet.Name, place), null);
    }

    /// <summary>How a cell is named so that <see cref="Find"/> finds it.</summary>
    public string NameOf(SuperiorPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var sheet = Sheets.TakeWhile(one => one.Name != place.Sheet).Count() + 1;
        return sheet == 1 ? place.Place : string.Create(CultureInfo.InvariantCulture, $"{sheet}!{place.Place}");
    }

    private SuperiorSheet? Numbered(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? Sheets.ElementAtOrDefault(number - 1)
            : null;

    private static SuperiorBook Of(WorkbookPart book)
    {
        var cells = new ExcelCells(book);
        var sheets = new List<SuperiorSheet>();
        foreach (var sheet in book.Workbook.Descendants<Xl.Sheet>().Take(MostSheets))
        {
            if (sheet.Id?.Value is not { } id || !book.TryGetPartById(id, out var part)) continue;
            if (part is WorksheetPart shown) sheets.Add(SuperiorSheet.Of(sheet.Name?.Value ?? "", cells, shown));
        }

        return new SuperiorBook(sheets);
    }

    [GeneratedRegex("^[A-Za-z]{1,3}[1-9][0-9]{0,5}$")]
    private static partial Regex Named();
}
