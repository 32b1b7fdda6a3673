using County.Reporting;

namespace County.Documents;

/// <summary>Which form a text stands on, by what only one form prints; the report year is no proof of it.</summary>
internal sealed class FormChoice
{
    private readonly HashSet<(Format Form, string Letters)> columns = [];
    private readonly HashSet<(Format Form, string Letters)> rows = [];
    private readonly HashSet<string> shared = [];

    /// <summary>True where table three or four is there at all.</summary>
    public bool HasTables => columns.Count + rows.Count > 0 || shared.Count >= 3;

    /// <summary>
    /// The forms whose own columns or rows the text prints, oldest first: two where it is a hybrid, such as
    /// a table of one form among those of the other.
    /// </summary>
    public IReadOnlyList<Format> Met => [.. Catalogue.All.Where(form => columns.Concat(rows).Any(p => p.Form == form))];

    /// <summary>Takes a label of the text.</summary>
    public void Add(Landmark label)
    {
        var forms = label.Roles.Select(role => role.Form).Distinct().ToArray();
        var parts = label.Roles.Select(role => role.Part).ToArray();
        if (forms is [var only] && parts.Contains(Part.Column)) columns.Add((only, label.Letters));
        else if (forms is [var form] && parts.Contains(Part.Row)) rows.Add((form, label.Letters));
        else if (parts.Contains(Part.Row) && label.Letters.Length > 4) shared.Add(label.Letters);
    }

    /// <summary>The form; null where there are no tables, or where they are of both forms.</summary>
    /// <param name="year">The report year; it decides only where the text has what both forms share.</param>
    public Format? Decide(int? year)
    {
        if (columns.Count > 0) return Only(columns);
        if (rows.Count > 0) return Only(rows);
        return HasTables && year is { } known ? Catalogue.ForYear(known) : null;
    }

    private static Format? Only(HashSet<(Format Form, string Letters)> found)
    {
        var counts = found.CountBy(pair => pair.Form).OrderByDescending(pair => pair.Value).ToArray();
        return counts.Length == 1 || (counts[0].Value >= 3 && counts[1].Value == 1) ? counts[0].Key : null;
    }
}
