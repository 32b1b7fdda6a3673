using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>The text speaks of all that the law and the form ask for; one query names all that is missing.</summary>
public sealed record NRequired() : TextRule("N-REQUIRED", "应当写的内容没有写到", "《条例》第五十条；国办公开办函〔2021〕30号")
{
    // A shorter section is mostly the beginning of one.
    private const int Shortest = 120;

    // What governments alone have to say stands in one clause, and is asked for as one.
    private static readonly ImmutableArray<string> Results = ["assessment", "public-review", "accountability"];

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ReportText text, Subject subject)
    {
        if (!IsWhole(text.Narrative)) yield break;
        var checks = RequiredContents.Check(subject.Figures.Format, text.Narrative);
        var hasResults = checks.Any(check => Results.Contains(check.Content.Id) && check.At is not null);
        var missing = checks.Where(check => check.At is null && IsSaid(check.Content.Section, text.Narrative)
            && !(Results.Contains(check.Content.Id) && (hasResults || !IsGovernment(text.Unit)))).ToList();
        if (missing.Count == 0) yield break;
        yield return new Finding(
            Code, Severity, [], null, null,
            $"文字部分没有写到：{string.Join("；", missing.Select(one => $"{one.Content.Label}（{one.Content.Basis}）"))}。请补写或者说明。")
        {
            Quoted = string.Join('、', missing.Select(one => one.Content.Label)),
        };
    }

    // Copies of reports break off: where a section is not there at all, what the others lack may have been lost too.
    private static bool IsWhole(Narrative narrative) =>
        new[] { narrative.Overall, narrative.Problems, narrative.Other }.All(section => section.Trim().Length > 0);

    private static bool IsSaid(string id, Narrative narrative)
    {
        var section = narrative[id].TrimEnd();
        return (id == "s6_other" || section.Length >= Shortest)
            && section[^1] is '。' or '；' or ';' or '！' or '”' or '）' or ')';
    }

    private static bool IsGovernment(string? unit) =>
        unit is not null && (unit.EndsWith("政府", StringComparison.Ordinal) || unit[^1] is '镇' or '乡');
}
