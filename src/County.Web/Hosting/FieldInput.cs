using County.Documents;
using County.Reporting;

namespace County.Web.Hosting;

/// <summary>What somebody typed into a field of a report: a cell or a text.</summary>
/// <param name="Cell">The cell; null where the field is a text.</param>
/// <param name="Figure">What was typed into the cell; null for a blank.</param>
/// <param name="Text">The words, as they are kept.</param>
/// <param name="Problem">Why it cannot be taken; null where it can.</param>
internal sealed record FieldInput(Cell? Cell, long? Figure, string Text, Sentence? Problem)
{
    /// <summary>Characters of one part of the text; no office writes as many.</summary>
    public const int LongestText = 50_000;

    private const int LongestFigure = 40;

    public static FieldInput Of(Format format, string field, string? value)
    {
        if (format.Find(field) is { } cell) return OfCell(cell, value);
        if (!format.Sections.Any(section => section.IsText && section.Id == field))
        {
            return Refused(null, Words.Key("表中没有这一格"));
        }

        var text = Typed.CleanLines(value);
        return text.Length > LongestText
            ? Refused(null, Words.Say(
                "不能超过{0}个字，现有{1}个字，请精简后再保存", LongestText, text.Length))
            : new FieldInput(null, null, text, null);
    }

    /// <summary>What a column takes, in words.</summary>
    public static string Wanted(Column column) => TypedFigure.Wanted(column);

    /// <summary>The report with it.</summary>
    public (Figures Figures, Narrative Narrative) Apply(Figures figures, Narrative narrative, string field) =>
        Cell is null ? (figures, narrative.With(field, Text)) : (figures.With(Cell, Figure), narrative);

    private static FieldInput OfCell(Cell cell, string? value)
    {
        if (cell.IsComputed) return Refused(cell, Words.Key("合计由系统计算，不能填写"));
        if (value?.Length > LongestFigure) return Refused(cell, Wanted(cell.Column));
        var typed = TypedFigure.Of(value, cell.Column);
        if (!typed.IsFigure) return Refused(cell, Wanted(cell.Column));
        return Figures.IsBeyondMeasure(typed.Figure)
            ? Refused(cell, Words.Key("数字大得不可能，请核对"))
            : new FieldInput(cell, typed.Figure, cell.Print(typed.Figure), null);
    }

    private static FieldInput Refused(Cell? cell, Sentence problem) => new(cell, null, "", problem);
}
