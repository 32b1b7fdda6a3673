using County.Data;
using County.Reporting;

namespace County.Web.Hosting;

/// <summary>A finding as a page shows it, with what the unit has said of it.</summary>
/// <param name="Place">The cell or the part of the text that it leads to; null where it speaks of the whole.</param>
public sealed record FindingLine(string Key, Severity Severity, string Message, string? Place)
{
    /// <summary>The unit's explanation; null where it has given none.</summary>
    public string? Explanation { get; init; }

    public string? By { get; init; }

    public DateTimeOffset? At { get; init; }

    /// <summary>
    /// The county's answer to the explanation; null where it has given none, or the reader does not see it yet.
    /// </summary>
    public StatedExplanation? Answered { get; init; }

    /// <summary>That the county lets the error stand (放行); null where it does not.</summary>
    public Release? Released { get; init; }

    /// <summary>What the unit has said of the same rule when the numbers were others.</summary>
    public IReadOnlyList<string> Earlier { get; init; } = [];

    /// <summary>What others say in such a case.</summary>
    public IReadOnlyList<string> Common { get; init; } = [];

    /// <summary>Of what the unit is working on.</summary>
    public static IReadOnlyList<FindingLine> Of(Appraisal appraisal, ILookup<string, string> earlier) =>
    [
        .. appraisal.Findings.Select(finding =>
            new FindingLine(finding.Key, finding.Severity, finding.Message, finding.Cells.FirstOrDefault()?.Address)
            {
                Earlier = [.. earlier[finding.Code]],
                Common = Reasons.Of(finding.Code),
            }.With(appraisal.Explanations.GetValueOrDefault(finding.Key))),
        .. appraisal.Supplement.Faults.Select(fault =>
            new FindingLine(fault.Key, Severity.Error, fault.Message, fault.Field.Name)),
    ];

    /// <summary>Of a submission.</summary>
    /// <param name="releases">By the key of their finding.</param>
    /// <param name="showsAnswers">Whether the reader sees what the county says of the explanations.</param>
    public static IReadOnlyList<FindingLine> Of(
        IEnumerable<SubmissionFinding> findings, IReadOnlyCollection<StatedExplanation> stated,
        IReadOnlyDictionary<string, Release> releases, bool showsAnswers)
    {
        var explanations = stated.ToDictionary(one => one.Key);
        return
        [
            .. findings.Select(finding =>
            {
                var said = explanations.GetValueOrDefault(finding.Key);
                return new FindingLine(finding.Key, finding.Severity, finding.Message, finding.Cells.FirstOrDefault())
                {
                    Explanation = said?.Text,
                    By = said?.By,
                    At = said?.At,
                    Answered = showsAnswers && said?.IsAccepted is not null ? said : null,
                    Released = finding.Severity == Severity.Error ? releases.GetValueOrDefault(finding.Key) : null,
                };
            }),
        ];
    }

    private FindingLine With(Explanation? given) => given is null
        ? this
        : this with { Explanation = given.Text, By = given.By, At = given.At };
}
