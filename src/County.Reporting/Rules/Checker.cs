using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>Holds every rule of a form against a report. A broken rule is a finding, never an exception.</summary>
public static class Checker
{
    /// <summary>The rules that think, in the order in which they are applied.</summary>
    public static ImmutableArray<ThinkingRule> ThinkingRules { get; } =
    [
        new FFormatYear(), new FBlank(), new FRange(), new FUnit(), new FMagnitude(), new Jump(), new XLineage(),
        new XOutside(),
        new NTable(), new NSum(), new NYear(), new NPeriod(), new NUnit(), new NBasis(), new NParts(), new NTitles(),
        new NRequired(), new NAddressee(), new NScope(), new NPersonal(),
    ];

    /// <summary>Every rule that applies to a form, thinking ones first.</summary>
    public static IEnumerable<Rule> RulesOf(Format format) => ThinkingRules.Concat<Rule>(format.Rules);

    /// <summary>
    /// Names the rules of a form as they stand, such as 2021-0f3a…; another name means that a report checked before may
    /// be judged otherwise.
    /// </summary>
    public static string VersionOf(Format format) => RuleVersion.Named(format);

    /// <summary>
    /// SHA-256, in lower-case hexadecimal, over all that a check looks at: the rules, the report, last year's figures,
    /// what other offices say. Where it is the same, so is what would be found.
    /// </summary>
    public static string InputHash(Subject subject) => ContentHash.OfText(string.Join(
        '\n', VersionOf(subject.Figures.Format), subject.Year, subject.Level,
        ContentHash.Of(subject.Figures, subject.Narrative ?? Narrative.Empty), subject.Text?.ContentHash,
        subject.LastYear is { } last ? ContentHash.Of(last) : subject.NotBesideLastYear ?? "",
        string.Join(' ', subject.Outside.Select(told => $"{told.Source} {told.Cell.Address} {told.Figure}"))));

    /// <summary>All that is to be said of a report: errors, then queries, then notes; by place within each.</summary>
    public static ImmutableArray<Finding> Check(Subject subject)
    {
        var measured = Measured(subject);
        var sums = new SumCheck(measured);
        return
        [
            .. RulesOf(subject.Figures.Format)
                .SelectMany(rule => rule switch
                {
                    FRange range => range.Check(subject),
                    ThinkingRule thinking => thinking.Check(measured),
                    SumRule sum => sums.Check(sum),
                    ZeroRule zero => Zero(zero, measured),
                    RequiredRule required => Required(required, measured.Figures),
                    _ => throw new InvalidOperationException($"Rule {rule.Code} is of no known kind"),
                })
                .OrderBy(finding => finding.Severity)
                .ThenBy(finding => finding.Cells.Select(cell => cell.Index).FirstOrDefault(-1)),
        ];
    }

    /// <summary>The report as all rules but F-RANGE see it: a figure beyond measure counts as not read.</summary>
    private static Subject Measured(Subject subject) => subject with
    {
        Figures = Measured(subject.Figures),
        LastYear = subject.LastYear is { } last ? Measured(last) : null,
        Unread = subject.Unread.Union(Beyond(subject.Figures)),
    };

    private static Figures Measured(Figures figures) => Beyond(figures) is { Count: > 0 } beyond
        ? figures.With(beyond.Select(cell => KeyValuePair.Create(cell, (long?)null)))
        : figures;

    private static List<Cell> Beyond(Figures figures)
    {
        var beyond = new List<Cell>();
        foreach (var cell in figures.Format.Cells)
        {
            if (Figures.IsBeyondMeasure(figures[cell])) beyond.Add(cell);
        }

        return beyond;
    }

    private static IEnumerable<Finding> Zero(ZeroRule rule, Subject subject) =>
        subject.Level is { } level && rule.Levels.Contains(level)
            ? rule.Cells.Where(cell => subject.Figures[cell] is not (null or 0)).Select(cell => new Finding(
                rule.Code, rule.Severity, [cell], 0, Wording.Printed(cell, subject.Figures[cell]),
                $"{Wording.Place(cell)}填了{Wording.WithUnit(cell, subject.Figures[cell])}。{rule.Message}。"))
            : [];

    private static IEnumerable<Finding> Required(RequiredRule rule, Figures figures) =>
        from line in rule.Lines
        where figures[line.When] > 0 && line.Needs.All(cell => figures[cell] is not null)
        let positive = line.Needs.Sum(cell => Math.Max(figures[cell]!.Value, 0))
        where positive == 0
        select new Finding(
            rule.Code, rule.Severity, [line.When, .. line.Needs], null, 0,
            $"{Wording.Row(line.When)}：{Wording.Values(line.Needs.Insert(0, line.When), figures)}。{rule.Message}。");
}
