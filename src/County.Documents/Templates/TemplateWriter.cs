using County.Reporting;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Xl = DocumentFormat.OpenXml.Spreadsheet;

namespace County.Documents;

/// <summary>
/// Makes the Excel template that a unit fills instead of the page: the form as it is printed, prefilled, with its sums
/// as formulas, and a sheet out of sight that says whose it is.
/// </summary>
public static class TemplateWriter
{
    /// <summary>Writes the template of a unit.</summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="figures">What is filled in so far, on the round's form.</param>
    /// <param name="narrative">The text so far.</param>
    /// <param name="lastYear">Last year's figures, on their own form, to look at; null where there are none.</param>
    public static byte[] Write(TemplateOwner owner, Figures figures, Narrative narrative, Figures? lastYear = null)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(narrative);
        if (figures.Format != owner.Format) throw new ArgumentException("The figures stand on another form");
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            Fill(document.AddWorkbookPart(), owner, figures, narrative, lastYear);
        }

        return stream.ToArray();
    }

    private static void Fill(
        WorkbookPart book, TemplateOwner owner, Figures figures, Narrative narrative, Figures? lastYear)
    {
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = TemplateStyles.Sheet();
        var footer = $"{owner.Unit}{owner.Year}年度政府信息公开工作年度报告";
        var sheets = new Xl.Sheets();
        foreach (var (name, drawn) in Sheets(owner, figures, narrative, lastYear))
        {
            var part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = drawn.Worksheet(footer);
            sheets.Append(new Xl.Sheet
            {
                Name = name,
                SheetId = (uint)sheets.ChildElements.Count + 1,
                Id = book.GetIdOfPart(part),
                State = name == TemplateMark.SheetName ? Xl.SheetStateValues.VeryHidden : null,
            });
        }

        book.Workbook = new Xl.Workbook(
            new Xl.WorkbookProtection { LockStructure = true },
            new Xl.BookViews(new Xl.WorkbookView { ActiveTab = 0 }), sheets,
            new Xl.CalculationProperties { FullCalculationOnLoad = true });
    }

    private static IEnumerable<(string Name, TemplateSheet Sheet)> Sheets(
        TemplateOwner owner, Figures figures, Narrative narrative, Figures? lastYear)
    {
        var plan = TemplatePlan.Of(owner.Format);
        var mark = TemplateMark.Of(owner, plan, figures, narrative);
        var isCut = mark.Texts.Count < owner.Format.Sections.Count(section => section.IsText);
        yield return (TemplateGuide.Name, TemplateGuide.Sheet(owner, plan, lastYear is not null, isCut));
        foreach (var sheet in plan.Sheets)
        {
            yield return (sheet.Name, TemplateDrawing.Open(sheet, owner, figures, narrative));
        }

        foreach (var sheet in lastYear is null ? [] : TemplatePlan.Of(lastYear.Format).Sheets)
        {
            if (sheet.Cells.Length == 0) continue;
            yield return ($"{sheet.ShortName}（{owner.Year - 1}年）",
                TemplateDrawing.Past(sheet, lastYear!, owner.Year - 1));
        }

        yield return (TemplateMark.SheetName, TemplateDrawing.Of(mark));
    }
}
