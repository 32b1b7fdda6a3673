namespace County.Reporting;

/// <summary>
/// A figure that is not what the office that knows it says (部门对账数). A blank has a finding of its own; of what no
/// office has told, nothing is said.
/// </summary>
public sealed record XOutside() : ThinkingRule(
    "X-OUTSIDE", Severity.Query, "与有关部门提供的数不一致",
    "通行做法：规范性文件、收费和许可处罚数会同司法、财政等部门核对（武政办发〔2025〕54号）")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Subject subject)
    {
        foreach (var (source, cell, told) in subject.Outside)
        {
            if (subject.Figures[cell] is not { } now || now == told) continue;
            var apart = Wording.WithUnit(cell, Math.Abs(now - told));
            yield return new Finding(
                Code, Severity, [cell], Wording.Printed(cell, told), Wording.Printed(cell, now),
                $"{source.OfficialName()}提供的{Wording.Plain(cell)}为{Wording.WithUnit(cell, told)}，"
                + $"报告填{Wording.WithUnit(cell, now)}，相差{apart}，请与{source.OfficialName()}核对；确实无误的请说明。");
        }
    }
}
