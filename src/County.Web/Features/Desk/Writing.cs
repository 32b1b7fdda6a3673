using County.Data;
using County.Reporting;

namespace County.Web.Features.Desk;

/// <summary>A part of the report that is text, and what is to be said beside it.</summary>
/// <param name="Contents">What it must speak of, and whether it does.</param>
/// <param name="Headings">Its numbered headings.</param>
/// <param name="Notes">Findings that speak of one of its sentences.</param>
/// <param name="Remarks">What the county office remarked on one of its sentences.</param>
public sealed record Writing(
    string Text, IReadOnlyList<ContentCheck> Contents, IReadOnlyList<Heading> Headings,
    IReadOnlyList<Finding> Notes, IReadOnlyList<Remark> Remarks)
{
    /// <summary>Characters, white space included, that the server takes.</summary>
    public const int Longest = 50_000;

    public static Writing Of(
        Section section, Format format, Narrative narrative, IEnumerable<Finding> findings,
        IEnumerable<Remark> remarks)
    {
        var text = narrative[section.Id];
        return new Writing(
            text,
            [.. RequiredContents.Check(format, narrative).Where(check => check.Content.Section == section.Id)],
            Outline.Of(text).Headings,
            [.. findings.Where(one => IsSaid(one.Quoted))],
            [.. remarks.Where(one => one.Field == section.Id && IsSaid(one.Quote))]);

        bool IsSaid(string? words) => words is not null && text.Contains(words, StringComparison.Ordinal);
    }

    /// <summary>As the form's script reads it: one of these, each of them all its words.</summary>
    public static string Words(RequiredContent content) =>
        string.Join('|', content.Words.Select(all => string.Join(' ', all)));
}
