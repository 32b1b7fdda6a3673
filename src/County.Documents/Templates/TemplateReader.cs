using System.Globalization;
using County.Reporting;

namespace County.Documents;

/// <summary>
/// Reads a template that comes back. Whose it is, its year and form, and every label where it was put must hold, or
/// nothing of it is taken.
/// </summary>
public static class TemplateReader
{
    private const string Again = "请重新下载模板再填。";

    /// <summary>Reads a template of the unit, year and form that are expected.</summary>
    public static TemplateResult Read(byte[] content, TemplateOwner expected)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(expected);
        var file = TemplateFile.Of(content);
        if (file.Refusal is { } refusal) return new TemplateResult.Refused(refusal);
        var plan = TemplatePlan.Of(expected.Format);
        if (Mark(file) is not { } mark) return new TemplateResult.Refused($"这不是从本系统下载的填报模板，{Again}");
        if (Stranger(mark, expected, plan) is { } stranger) return new TemplateResult.Refused(stranger);
        var sheets = new List<(SheetPlan Plan, TemplateFile.Sheet Sheet)>();
        foreach (var sheet in plan.Sheets)
        {
            var found = Find(file, sheet);
            if (found.Count != 1) return new TemplateResult.Refused(Missing(sheet, found.Count));
            if (Changed(sheet, found[0]) is { } changed) return new TemplateResult.Refused(changed);
            sheets.Add((sheet, found[0]));
        }

        return new TemplateResult.Read(new TemplateReading(
            [.. sheets.SelectMany(one => Figures(one.Plan, one.Sheet, mark)).OrderBy(figure => figure.Cell.Index)],
            [.. sheets.SelectMany(one => Texts(one.Plan, one.Sheet, mark))], mark.ContentHash));
    }

    private static TemplateMark? Mark(TemplateFile file)
    {
        var sheet = file.Sheets.FirstOrDefault(sheet => TemplateMark.IsMark(sheet[1, 1]));
        return sheet is null ? null : TemplateMark.Of(
            sheet.Cells.Where(cell => cell.Key.Column == 1).OrderBy(cell => cell.Key.Row)
                .Select(cell => (cell.Value.Words, sheet[cell.Key.Row, 2])));
    }

    private static string? Stranger(TemplateMark mark, TemplateOwner expected, TemplatePlan plan)
    {
        if (mark.CountyId != expected.CountyId) return $"这是别的县（市、区）的模板，请用{expected.Unit}的模板。";
        if (mark.UnitId != expected.UnitId) return $"这是{mark.ShortUnit}的模板，请用{expected.Unit}的模板。";
        if (mark.Year != expected.Year) return $"这是{mark.Year}年度的模板，请用{expected.Year}年度的模板。";
        if (mark.Format != expected.Format.Id)
        {
            return Catalogue.Find(mark.Format) is { } other
                ? $"模板用的是{other.Id}年格式，本年度用{expected.Format.Id}年格式，{Again}"
                : $"这不是从本系统下载的填报模板，{Again}";
        }

        return mark.Structure == plan.Structure ? null : $"这份模板是系统更新以前下载的，{Again}";
    }

    // A sheet may be renamed and moved; what it is called in its first cell tells which one it is. Of a copy and the
    // sheet it was made from, the one that kept its name counts.
    private static List<TemplateFile.Sheet> Find(TemplateFile file, SheetPlan plan)
    {
        var titled = file.Sheets.Where(sheet => Same(sheet[1, 1], plan.Labels[0].Text)).ToList();
        var named = (titled.Count > 0 ? titled : file.Sheets).Where(sheet => sheet.Name == plan.Name).ToList();
        return named.Count == 1 ? named : titled;
    }

    private static string Missing(SheetPlan plan, int found) => found == 0
        ? $"模板里没有“{plan.Labels[0].Text}”这张工作表，{Again}"
        : $"模板里有{found}张“{plan.Labels[0].Text}”，请删去多余的再导入。";

    private static string? Changed(SheetPlan plan, TemplateFile.Sheet sheet)
    {
        var label = plan.Labels.FirstOrDefault(label => !Same(sheet[label.Area.Row, label.Area.Column], label.Text));
        return label is null
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"模板的表格被改动过（{plan.ShortName}第{label.Area.Row}行的名称不是“{label.Text}”），{Again}");
    }

    // Line ends and spaces may come and go when another program saves the file.
    private static bool Same(string shown, string label) =>
        string.Concat(shown.Where(sign => !char.IsWhiteSpace(sign)))
        == string.Concat(label.Where(sign => !char.IsWhiteSpace(sign)));

    private static IEnumerable<TemplateFigure> Figures(SheetPlan plan, TemplateFile.Sheet sheet, TemplateMark mark) =>
        plan.Cells.Where(planned => !planned.Cell.IsComputed).Select(planned =>
        {
            var shown = sheet.Cells.GetValueOrDefault((planned.Area.Row, planned.Area.Column));
            var words = shown.Words ?? "";
            var typed = TypedFigure.Of(words, planned.Cell.Column);
            var problem = Problem(shown, typed, planned.Cell.Column);
            return new TemplateFigure(
                planned.Cell, words.Trim(), problem is null ? typed.Figure : null, problem,
                mark.Prefilled(planned.Cell));
        });

    private static string? Problem(ExcelCell shown, TypedFigure typed, Column column) => shown switch
    {
        { IsFormula: true, IsNumber: false } => "这里是公式，没有算出的数，请直接填数",
        _ when !typed.IsFigure => TypedFigure.Wanted(column),
        _ when Reporting.Figures.IsBeyondMeasure(typed.Figure) => "数字大得不可能，请核对",
        _ => null,
    };

    // Several paragraphs pasted at once fall into the rows below, which belong to the same tall cell.
    private static IEnumerable<TemplateWords> Texts(SheetPlan plan, TemplateFile.Sheet sheet, TemplateMark mark) =>
        from text in plan.Texts
        where mark.Texts.ContainsKey(text.Section.Id)
        let rows = text.Area.Cells.Select(place => sheet[place.Row, place.Column])
        select new TemplateWords(
            text.Section, TemplateText.Plain(string.Join('\n', rows)), mark.Texts[text.Section.Id]);
}
