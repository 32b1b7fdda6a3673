using County.Reporting;

namespace County.Web.Features.Desk;

/// <summary>上年结转, one column of it: what last year's report left open, and what this one says came over.</summary>
/// <param name="Cell">Where it goes.</param>
/// <param name="LastYear">What last year's report carried out.</param>
public sealed record CarriedOver(Cell Cell, long LastYear)
{
    private const string Rule = "X-CARRY";

    /// <summary>A line for each column whose figure of last year is known; none where none is.</summary>
    public static IReadOnlyList<CarriedOver> Of(Subject subject) =>
    [
        .. from rule in subject.Figures.Format.Rules.OfType<SumRule>()
           where rule.Code == Rule
           from line in rule.Lines
           where !line.Left[0].IsComputed && subject.Before(line.LastYear[0]) is not null
           select new CarriedOver(line.Left[0], subject.Before(line.LastYear[0])!.Value),
    ];
}
