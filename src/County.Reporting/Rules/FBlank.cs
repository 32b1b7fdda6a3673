namespace County.Reporting;

/// <summary>No cell is left blank: nothing to report is written 0.</summary>
public sealed record FBlank() : ThinkingRule(RuleCode, Severity.Error, "有空白格", "格式填写要求：没有发生的填0")
{
    internal const string RuleCode = "F-BLANK";

    /// <summary>How many cells a message names before it only counts the rest.</summary>
    private const int Named = 3;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Subject subject) =>
        from table in subject.Figures.Format.Tables
        let blank = table.Cells.Where(cell =>
            subject.Figures[cell] is null && !subject.Unread.Contains(cell) && !subject.Illegible.ContainsKey(cell))
            .ToList()
        where blank.Count > 0
        let rest = blank.Count > Named ? $"等{blank.Count}格" : ""
        select new Finding(
            Code, Severity, [.. blank], null, null,
            $"{Wording.TableName(table)}有{blank.Count}格空白：{string.Join("、", blank.Take(Named).Select(c => c.Name))}"
            + $"{rest}。没有发生的填0，不能留空。");
}
