using System.Collections.Immutable;
using County.Reporting;

namespace County.Documents;

/// <summary>Reads what is printed around a text: the report's title and preface, its section titles.</summary>
internal static class PrefaceReader
{
    // What stands before a report's body on a page is mostly menus; its own words are sentences.
    private const int Head = 60_000;
    private const int LongestTitle = 60;

    /// <summary>The text rules' view of a report.</summary>
    public static ReportText Read(
        SourceText source, Outline outline, IReadOnlyList<TitleLine> titles, Narrative narrative, string? unit) =>
        new(narrative)
        {
            Unit = unit,
            Preface = Preface(source, outline, titles),
            Titles = Enumerable.Range(1, 6)
                .Select(number => (Number: number, At: outline.Title(number)))
                .Where(title => title.At is { } at && at.End - at.Start <= LongestTitle)
                .ToImmutableSortedDictionary(
                    title => title.Number,
                    title => source.Printed(title.At!.Value.Start, title.At.Value.End).Trim('#', '*', '|', ' ')),
        };

    private static string Preface(SourceText source, Outline outline, IReadOnlyList<TitleLine> titles)
    {
        var alone = titles.Where(title => title.IsAlone).ToArray();
        var end = Math.Min(Head, outline.Title(1)?.Start ?? alone.LastOrDefault()?.LineEnd ?? 0);
        // A menu lists the reports of other years.
        var isOneYear = alone.Select(title => title.Year).Distinct().Count() == 1;
        var kept = new List<string>();
        for (var start = 0; start < end;)
        {
            var stop = source.Folded.IndexOf('\n', start);
            if (stop < 0 || stop > end) stop = end;
            var line = source.Printed(start, stop);
            var isTitle = isOneYear && alone.Any(title => title.LineEnd == stop);
            if (isTitle || line.Contains('。')) kept.Add(line);
            start = stop + 1;
        }

        return string.Join('\n', kept);
    }
}
