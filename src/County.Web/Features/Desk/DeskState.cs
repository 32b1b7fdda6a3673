using County.Reporting;

namespace County.Web.Features.Desk;

/// <summary>How far a report is: each part, and what is missing, in words.</summary>
/// <param name="Sections">done, open or faulty, by the part's id.</param>
/// <param name="Missing">What is not filled in yet; null where nothing is.</param>
public sealed record DeskState(IReadOnlyDictionary<string, string> Sections, string? Missing)
{
    public static DeskState Of(Figures figures, Narrative narrative, IReadOnlyList<DeskFinding> findings)
    {
        var sections = new Dictionary<string, string>();
        var missing = new List<string>();
        foreach (var section in figures.Format.Sections)
        {
            var isFaulty = findings.Any(finding => finding.Section == section.Id && finding.Severity == "error");
            var gap = section.IsText ? Text(section, narrative) : Table(section, figures);
            if (gap is not null) missing.Add(gap);
            sections[section.Id] = isFaulty ? "faulty" : gap is null ? "done" : "open";
        }

        return new DeskState(sections, missing.Count == 0 ? null : string.Join('；', missing));
    }

    /// <summary>The text of a part that is written.</summary>
    public static string TextOf(Section section, Narrative narrative) => section.Ordinal switch
    {
        "一" => narrative.Overall,
        "五" => narrative.Problems,
        _ => narrative.Other,
    };

    private static string? Text(Section section, Narrative narrative) =>
        string.IsNullOrWhiteSpace(TextOf(section, narrative)) ? $"第{section.Ordinal}部分未填写" : null;

    private static string? Table(Section section, Figures figures)
    {
        // What the form's sums give is not the clerk's to fill.
        var blank = figures.All.Count(one =>
            one.Value is null && !one.Key.IsComputed && one.Key.Table.Section == section);
        return blank == 0 ? null : $"第{section.Ordinal}部分有{blank}格空白";
    }
}
