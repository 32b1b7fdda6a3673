namespace County.Reporting;

/// <summary>A cell holds the number alone; its unit belongs in the label.</summary>
public sealed record FUnit() : ThinkingRule("F-UNIT", Severity.Note, "格内写了单位", "格式填写要求：格内只填数字")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Subject subject) =>
        from cell in subject.Figures.Format.Cells
        let text = subject.Printed.GetValueOrDefault(cell)
        where text is not null && subject.Figures[cell] is not null
        select new Finding(
            Code, Severity, [cell], null, Wording.Printed(cell, subject.Figures[cell]),
            $"{Wording.Place(cell)}写作“{text}”：格内只填数字，不写单位；已按"
            + $"{Wording.WithUnit(cell, subject.Figures[cell])}计。");
}
