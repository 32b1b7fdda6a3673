using County.Data;
using County.Reporting;

namespace County.Web.Features.Api;

/// <summary>A round (填报任务), and what the caller's place has to do in it.</summary>
/// <param name="Format">Id of the form: 2019 or 2021.</param>
/// <param name="Reports">The unit's own report; for the office those of all units.</param>
public sealed record RoundJson(
    int Year, string Format, DateOnly Opens, DateOnly FirstDraftDue, DateOnly SignedCopyDue, DateOnly PublishBy,
    DateOnly SummaryDue, DateOnly CountyReportBy, IReadOnlyList<ObligationJson> Reports);

/// <param name="Exemption">Why the unit need not report; null where it must.</param>
public sealed record ObligationJson(
    UnitJson Unit, ReportState State, string StateName, VersionsJson Versions, string? Exemption, bool IsSample);

/// <param name="Unit">Number of the unit, by which the API asks for it.</param>
/// <param name="Code">Twelve-digit division code, or the code of the organ.</param>
public sealed record UnitJson(int Unit, string Code, string Name);

/// <summary>Numbers of submissions, from 1; null where there is none.</summary>
public sealed record VersionsJson(int? Latest, int? Accepted, int? Published);

/// <summary>A report: for its unit what it is working on, for the office what was handed in.</summary>
/// <param name="IsDraft">True where the content has not been handed in.</param>
/// <param name="Figures">By the cell's address; amounts in the unit the form prints; null is blank, not zero.</param>
/// <param name="Findings">What the checker says of this content.</param>
/// <param name="FilledForUnit">Why the office filled the newest submission (代填); null where the unit did.</param>
/// <param name="AwaitsConfirmation">Whether the unit has yet to confirm what was filled for it.</param>
public sealed record ReportJson(
    int Year, UnitJson Unit, string Format, ReportState State, string StateName, VersionsJson Versions,
    string? FilledForUnit, bool AwaitsConfirmation, bool IsDraft,
    IReadOnlyDictionary<string, decimal?>? Figures, NarrativeJson? Narrative, IReadOnlyList<FindingJson> Findings);

public sealed record NarrativeJson(string Overall, string Problems, string Other);

/// <param name="Cells">Addresses of the cells it speaks of.</param>
public sealed record FindingJson(
    string Code, Severity Severity, IReadOnlyList<string> Cells, decimal? Expected, decimal? Actual, string Message);

/// <summary>What is to be changed in a draft; cells and texts that are not named stay as they are.</summary>
/// <param name="Figures">By the cell's address, in the unit the form prints; null makes a cell blank.</param>
public sealed record ChangesJson(IReadOnlyDictionary<string, decimal?>? Figures, TextChangesJson? Narrative);

/// <summary>Parts of the text; null leaves a part as it is.</summary>
public sealed record TextChangesJson(string? Overall, string? Problems, string? Other);

/// <summary>The county's figures (汇总), who is in them and who is not, and what the office adjusted.</summary>
/// <param name="Figures">全县: the units' sum with the adjustments.</param>
/// <param name="UnitsSum">各单位合计, without them.</param>
public sealed record SummaryJson(
    int Year, string County, int Version, DateTimeOffset MadeAt, string Format, int Required, int Reported,
    bool IsComplete, IReadOnlyDictionary<string, decimal?> Figures, IReadOnlyDictionary<string, decimal?> UnitsSum,
    IReadOnlyList<AdjustmentJson> Adjustments, IReadOnlyList<ContributionJson> Contributions,
    IReadOnlyList<GapJson> Gaps);

/// <summary>调整: what the office adds to the units' sum in one cell, or takes away.</summary>
/// <param name="Amount">In the unit the form prints; below zero to take away.</param>
public sealed record AdjustmentJson(int Number, string Cell, decimal Amount, string Reason);

public sealed record ContributionJson(UnitJson Unit, int Version, string ContentHash, bool IsSample);

public sealed record GapJson(UnitJson Unit, GapReason Reason, string ReasonName);

/// <summary>What the records are made from.</summary>
internal static class ApiJson
{
    public static IReadOnlyDictionary<string, decimal?> Of(Figures figures) => figures.All.ToDictionary(
        figure => figure.Key.Address, figure => (decimal?)figure.Value / figure.Key.Column.Scale);

    public static VersionsJson Versions(Report report) => new(
        report.LatestVersion == 0 ? null : report.LatestVersion, report.AcceptedVersion, report.PublishedVersion);

    public static FindingJson Of(Finding finding) => new(
        finding.Code, finding.Severity, [.. finding.Cells.Select(cell => cell.Address)], finding.Expected,
        finding.Actual, finding.Message);

    public static FindingJson Of(SubmissionFinding finding) => new(
        finding.Code, finding.Severity, finding.Cells, finding.Expected, finding.Actual, finding.Message);

    public static NarrativeJson Of(Narrative narrative) => new(narrative.Overall, narrative.Problems, narrative.Other);

    public static SummaryJson Of(SummaryView view) => new(
        view.Year, view.County, view.Version, view.MadeAt, view.Figures.Format.Id, view.Required, view.Reported,
        view.IsComplete, Of(view.Figures), Of(view.UnitsSum),
        [.. view.Adjustments.Select(one => new AdjustmentJson(
            one.Number, one.Cell.Address, (decimal)one.Amount / one.Cell.Column.Scale, one.Reason))],
        [.. view.Contributions.Select(line => new ContributionJson(
            new UnitJson(line.UnitId, line.Code, line.Unit), line.Version, line.Hash, line.IsSample))],
        [.. view.Gaps.Select(line => new GapJson(
            new UnitJson(line.UnitId, line.Code, line.Unit), line.Reason, line.Reason.OfficialName()))]);
}
