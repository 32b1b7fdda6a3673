namespace County.Reporting;

/// <summary>
/// Counts are whole numbers, zero or more; only 本年增/减 is signed; amounts are zero or more; none passes
/// <see cref="Figures.Largest"/>.
/// </summary>
public sealed record FRange() : ThinkingRule(
    "F-RANGE", Severity.Error, "不是该格允许的数", "格式填写要求：件数为非负整数，只有“本年增/减”可以是负数")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Subject subject) =>
        from cell in subject.Figures.Format.Cells
        let figure = subject.Figures[cell]
        let text = subject.Illegible.GetValueOrDefault(cell)
        let isBeyond = Figures.IsBeyondMeasure(figure)
        where text is not null || isBeyond || (figure < 0 && cell.Column.Kind != FigureKind.SignedCount)
        select new Finding(
            Code, Severity, [cell], null, Wording.Printed(cell, figure),
            $"{Wording.Place(cell)}填了“{text ?? Wording.Number(cell, figure)}”："
            + $"{(isBeyond ? "数字大得不可能，请核对" : Allowed(cell.Column.Kind))}。");

    private static string Allowed(FigureKind kind) => kind switch
    {
        FigureKind.Count => "只能填0或正整数",
        FigureKind.SignedCount => "只能填整数，减少的填负数",
        _ => "只能填0或正数",
    };
}
