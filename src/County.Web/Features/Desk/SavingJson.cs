using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.Extensions.Localization;

namespace County.Web.Features.Desk;

/// <summary>Changes as a page sends them.</summary>
/// <param name="Person">The account that typed: on a shared computer another may be signed in by now.</param>
/// <param name="Load">Names the page from its opening to its closing.</param>
internal sealed record ChangesBody(string? Person, string? Load, IReadOnlyList<ChangeBody>? Changes);

internal sealed record ChangeBody(
    string? Field, string? Value, long Counter, long Seen, IReadOnlyList<string>? Replaces);

/// <summary>What became of them.</summary>
/// <param name="WhyNot">Why the report cannot be sent to sign-off yet; null where it can.</param>
internal sealed record SavedJson(
    string SavedAt, IReadOnlyList<ResultJson> Results, IReadOnlyDictionary<string, string> Totals,
    IReadOnlyList<FindingJson> Findings, string Missing, IReadOnlyDictionary<string, string> Sections,
    string? WhyNot)
{
    public static SavedJson Of(Saved saved, DateTimeOffset at, IStringLocalizer<Words> words)
    {
        var (before, after) = (saved.Before.Figures, saved.After.Figures);
        return new SavedJson(
            Times.Clock(at), [.. saved.Results.Select(result => ResultJson.Of(result, words))],
            after.Format.Cells.Where(cell => cell.IsComputed && before[cell] != after[cell])
                .ToDictionary(cell => cell.Address, cell => cell.Print(after[cell])),
            [
                .. DeskFindings.Listed(saved.Appraisal).Select(finding => FindingJson.Of(finding, saved.Appraisal)),
                .. saved.Appraisal.Supplement.Faults.Select(FindingJson.Of),
            ],
            Lacking.In(saved.Appraisal)?.In(words) ?? "",
            saved.Appraisal.Completeness.Sections.Select(one => (one.Section.Id, one.State))
                .Append((Supplement.Section, saved.Appraisal.Supplement.State))
                .ToDictionary(one => one.Item1, one => Word(one.Item2)),
            NextStep.WhyNotToSign(saved.Appraisal)?.In(words));
    }

    internal static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

internal sealed record ResultJson(
    string Field, long Counter, string Status, long Revision, string Value, string? Problem, OtherJson? Other)
{
    public static ResultJson Of(ChangeResult result, IStringLocalizer<Words> words) => new(
        result.Change.Field, result.Change.Counter, SavedJson.Word(result.Status), result.Revision, result.Value,
        result.Problem?.In(words), result.Other is null ? null : new OtherJson(
            result.Value, result.Other.By, Times.Clock(result.Other.At)));
}

internal sealed record OtherJson(string Value, string By, string At);

internal sealed record FindingJson(
    string Key, string Severity, IReadOnlyList<string> Cells, string? Section, string Message, string? Quoted,
    bool Explained)
{
    public static FindingJson Of(SupplementFault fault) => new(
        fault.Key, SavedJson.Word(County.Reporting.Severity.Error), [fault.Field.Name], Supplement.Section,
        fault.Message, null, false);

    public static FindingJson Of(Finding finding, Appraisal appraisal) => new(
        finding.Key, SavedJson.Word(finding.Severity), [.. finding.Cells.Select(cell => cell.Address)],
        finding.Cells.FirstOrDefault()?.Table.Section.Id, finding.Message, finding.Quoted,
        appraisal.IsExplained(finding));
}
