using County.Data;
using County.Documents;
using County.Reporting;

namespace County.Web.Hosting;

/// <summary>What somebody typed into a field of a report: a cell, a text, or one of the county's own.</summary>
/// <param name="Cell">The cell; null where the field is a text.</param>
/// <param name="Figure">What was typed into the cell; null for a blank.</param>
/// <param name="Text">The words, as they are kept.</param>
/// <param name="Problem">Why it cannot be taken; null where it can.</param>
internal sealed record FieldInput(Cell? Cell, long? Figure, string Text, Sentence? Problem)
{
    /// <summary>Characters of one part of the text; no office writes as many.</summary>
    public const int LongestText = 50_000;

    private const int LongestFigure = 40;

    /// <summary>The field of a supplementary indicator; null where it is of the report itself.</summary>
    public IndicatorField? Asked { get; private init; }

    public static FieldInput Of(Working work, string field, string? value)
    {
        var format = work.Figures.Format;
        if (format.Find(field) is { } cell) return OfCell(cell, value);
        if (CountyIndicator.IsField(field)) return OfIndicator(work.Supplement.Find(field), value);
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
    public Working Apply(Working work, string field)
    {
        if (Cell is not null) return work with { Figures = work.Figures.With(Cell, Figure) };
        return Asked is not null
            ? work with { Supplement = work.Supplement.With(Asked, Figure, Text) }
            : work with { Narrative = work.Narrative.With(field, Text) };
    }

    private static FieldInput OfCell(Cell cell, string? value)
    {
        if (cell.IsComputed) return Refused(cell, Words.Key("合计由系统计算，不能填写"));
        var (figure, problem) = Read(cell.Column, value);
        return problem is null ? new FieldInput(cell, figure, cell.Print(figure), null) : Refused(cell, problem);
    }

    private static FieldInput OfIndicator(IndicatorField? asked, string? value)
    {
        if (asked is null) return Refused(null, Words.Key("补充指标已经调整，没有这一项，请刷新本页"));
        if (asked.Indicator.Kind == IndicatorKind.Text)
        {
            var text = Typed.CleanLines(value).Trim();
            var most = asked.Indicator.Most ?? CountyIndicator.LongestText;
            return text.Length > most
                ? Refused(null, Words.Say("不能超过{0}个字，现有{1}个字，请精简后再保存", most, text.Length))
                : new FieldInput(null, null, text, null) { Asked = asked };
        }

        var (figure, problem) = Read(asked.Indicator.Column, value);
        return problem is null
            ? new FieldInput(null, figure, asked.Indicator.Print(figure), null) { Asked = asked }
            : Refused(null, problem);
    }

    private static (long? Figure, Sentence? Problem) Read(Column column, string? value)
    {
        if (value?.Length > LongestFigure) return (null, Wanted(column));
        var typed = TypedFigure.Of(value, column);
        if (!typed.IsFigure) return (null, Wanted(column));
        return Figures.IsBeyondMeasure(typed.Figure)
            ? (null, Words.Key("数字大得不可能，请核对"))
            : (typed.Figure, null);
    }

    private static FieldInput Refused(Cell? cell, Sentence problem) => new(cell, null, "", problem);
}
