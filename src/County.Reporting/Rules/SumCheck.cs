namespace County.Reporting;

/// <summary>Holds the sums of a form against one report and tells first faults from what follows from them.</summary>
internal sealed class SumCheck(Subject subject)
{
    private readonly Figures figures = subject.Figures;

    private readonly ILookup<Cell, (SumRule Rule, SumLine Line)> definitions = subject.Figures.Format.Definitions;

    // Every line whose difference others account for; found out once, if at all.
    private List<(SumRule Rule, SumLine Line)>? following;

    public IEnumerable<Finding> Check(SumRule rule)
    {
        foreach (var line in rule.Lines)
        {
            if (Residual(line) is not { } residual || !IsBreach(rule, residual) || Follows(rule, line)) continue;
            yield return Finding(rule, line, AlsoOff(rule, line));
        }
    }

    private static bool IsBreach(SumRule rule, long residual) =>
        rule.Relation == Relation.Equal ? residual != 0 : residual > 0;

    /// <summary>Left minus right; null where a figure is blank or last year's does not compare.</summary>
    private long? Residual(SumLine line) => figures.Sum(line.Left) - figures.Sum(line.Right) - LastYear(line);

    private long? LastYear(SumLine line)
    {
        long? sum = 0;
        foreach (var cell in line.LastYear) sum += subject.Before(cell);
        return sum;
    }

    /// <summary>
    /// A line along 总计 is the sum of the lines beside it, up to what its own totals are off by. Where that accounts
    /// for the whole difference, the fault is already reported there.
    /// </summary>
    private bool Follows(SumRule rule, SumLine line)
    {
        var causes = Causes(rule, line).ToList();
        return causes.Any(cause => cause != 0) && causes.Sum() == Residual(line);
    }

    private IEnumerable<long> Causes(SumRule rule, SumLine line)
    {
        if (rule.Relation != Relation.Equal || Across(rule, line) is not { } across) yield break;
        foreach (var beside in Beside(rule, across.Line)) yield return Residual(beside) ?? 0;
        foreach (var cell in line.Left)
        {
            // Two sums give the grand total; only the later one may be put down to the earlier, or neither is reported.
            if (rule.Defines && IsEarlier(rule, across.Rule)) continue;
            yield return Defect(across.Rule, cell);
        }

        foreach (var cell in line.Right) yield return -Defect(across.Rule, cell);
        foreach (var cell in line.LastYear) yield return -(DefectBefore(across.Rule, cell) ?? 0);
    }

    private (SumRule Rule, SumLine Line)? Across(SumRule rule, SumLine line) =>
        definitions[line.Left.FirstOrDefault() ?? line.Right[0]]
            .Where(entry => entry.Line != line && entry.Rule != rule)
            .Select(entry => ((SumRule, SumLine)?)entry).FirstOrDefault();

    private static IEnumerable<SumLine> Beside(SumRule rule, SumLine across) =>
        rule.Lines.Where(line => line.Left.Length > 0 && across.Right.Contains(line.Left[0]));

    private bool IsEarlier(SumRule rule, SumRule than) =>
        figures.Format.Rules.IndexOf(rule) < figures.Format.Rules.IndexOf(than);

    private long Defect(SumRule across, Cell cell) =>
        definitions[cell].Where(entry => entry.Rule == across).Select(entry => Residual(entry.Line) ?? 0)
            .FirstOrDefault();

    private long? DefectBefore(SumRule across, Cell cell) =>
        definitions[cell].Where(entry => entry.Rule == across)
            .Select(entry => subject.Before(cell)
                - entry.Line.Right.Aggregate((long?)0, (sum, part) => sum + subject.Before(part)))
            .FirstOrDefault();

    /// <summary>The totals that are off because this line is, in words; empty where none is.</summary>
    private string AlsoOff(SumRule rule, SumLine line)
    {
        following ??=
        [
            .. figures.Format.Rules.OfType<SumRule>()
                .SelectMany(other => other.Lines.Select(total => (Rule: other, Line: total)))
                .Where(total => Residual(total.Line) is not (null or 0) && Follows(total.Rule, total.Line)),
        ];
        var totals = following
            .Where(total => total.Line != line && IsCausedBy(total.Rule, total.Line, rule, line))
            .Select(total => Wording.Line(total.Rule, total.Line)).Distinct().ToList();
        return totals.Count == 0 ? "" : $"{string.Join("、", totals)}也因此对不上，不必另改。";
    }

    private bool IsCausedBy(SumRule totalRule, SumLine total, SumRule rule, SumLine line) =>
        Across(totalRule, total) is { } across
        && ((totalRule == rule && Beside(rule, across.Line).Contains(line))
            || (across.Rule == rule && total.Cells.Contains(line.Left[0])));

    private Finding Finding(SumRule rule, SumLine line, string alsoOff)
    {
        var cell = line.Left.Concat(line.Right).First();
        var (left, right) = (figures.Sum(line.Left)!.Value, (figures.Sum(line.Right) + LastYear(line))!.Value);
        var told = Wording.Told(
            rule, left, right, Now(line.Left), Now(line.Right), line.LastYear.Select(subject.Before));
        return new Finding(
            rule.Code, rule.Severity, [.. line.Cells.OrderBy(c => c.Index)], Wording.Printed(cell, right),
            Wording.Printed(cell, left), $"{Wording.Heading(rule, line)}：{told}。{alsoOff}");
    }

    private IEnumerable<long?> Now(IEnumerable<Cell> cells) => cells.Select(cell => figures[cell]);
}
