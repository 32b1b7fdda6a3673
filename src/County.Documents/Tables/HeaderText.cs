using County.Reporting;

namespace County.Documents;

/// <summary>The heading lines over rows as they were met in the text.</summary>
internal sealed class HeaderText
{
    private readonly List<Landmark> labels = [];
    private Table? table;
    private bool hasForeignWords;

    /// <summary>Unit printed with the label of an amount; null where none is.</summary>
    public string? Unit { get; private set; }

    /// <summary>Numbers stand directly under the heading: they may each belong to the label behind them.</summary>
    public bool HasNumbersBelow { get; set; }

    /// <summary>Where its last label begins; null where it has none.</summary>
    public int? Start { get; private set; }

    /// <summary>Takes a label of the heading; words before the first one are not part of it.</summary>
    public void Add(Landmark label, int start)
    {
        Start = start;
        hasForeignWords &= labels.Count > 0;
        labels.Add(label);
    }

    /// <summary>Takes words in brackets behind a label.</summary>
    public void AddGloss(string words)
    {
        if (labels.Count == 0) return;
        Unit = words.Contains("万元", StringComparison.Ordinal) ? "万元" : words.Contains('元') ? "元" : Unit;
    }

    /// <summary>Takes other words among the labels.</summary>
    public void AddForeign(string letters) => hasForeignWords |= letters.Length > 0;

    /// <summary>Whether the heading is not the one the form has over a row; its columns are then unknown.</summary>
    public bool IsStrangeTo(Format form, Table to)
    {
        table ??= to;
        if (table != to || (labels.Count == 0 && !HasNumbersBelow)) return false;
        var columns = labels
            .SelectMany(label => label.Roles.Where(role => role.Form == form && role.Part == Part.Column).Take(1)
                .Select(role => label.Roles.FirstOrDefault(own => own.Table == to && own.Part == Part.Column)))
            .ToArray();
        var found = columns.Select(role => role?.Index ?? -1).Where(i => !IsPrintedHigher(to, i)).ToArray();
        var isIncomplete = columns.Distinct().Count() < to.Columns.Select(c => c.Label).Distinct().Count();
        return HasNumbersBelow || found.Contains(-1) || IsDisordered(found) || (hasForeignWords && isIncomplete);
    }

    // 自然人 and 总计 span two heading lines and are met before or behind the five kinds of organisation.
    private static bool IsPrintedHigher(Table table, int column) =>
        column >= 0 && table.Rows.Length > 1 && table.Columns[column].Heads.Length == 1;

    // Page breaks repeat the heading, so it may begin anew, but only from its first column.
    private static bool IsDisordered(int[] found) =>
        found.Zip(found.Skip(1)).Any(pair => pair.Second <= pair.First && pair.Second != found[0]);
}
