namespace County.Reporting.Tests;

/// <summary>One certain report that keeps every rule, with no cell zero or blank, and the year before it.</summary>
internal static class SoundReport
{
    /// <summary>The report as an organ above the county makes it, which may have 规章.</summary>
    public static Subject Of(Format format)
    {
        var before = Year(format, null);
        return new Subject(Year(format, before))
        {
            Year = format.FromYear + 1,
            Level = Level.AboveCounty,
            Narrative = new Narrative("主动公开情况良好。", "问题：力量不足。", "没有收取信息处理费。"),
            LastYear = before,
        };
    }

    /// <summary>The same subject with other figures, worked out from its own.</summary>
    public static Subject With(this Subject subject, Func<Figures, Figures> change) =>
        subject with { Figures = change(subject.Figures) };

    /// <summary>The same subject with one figure changed.</summary>
    public static Subject With(this Subject subject, string address, long? figure) =>
        subject.With(figures => figures.With(address, figure));

    /// <summary>The same subject whose text in some cells was not there to be read.</summary>
    public static Subject WithUnread(this Subject subject, IEnumerable<Cell> cells)
    {
        var unread = cells.ToList();
        return subject with
        {
            Figures = subject.Figures.With(unread.Select(cell => KeyValuePair.Create(cell, (long?)null))),
            Unread = subject.Unread.Union(unread),
        };
    }

    private static Figures Year(Format format, Figures? before)
    {
        var draft = new ConsistentReport(format, [.. format.Cells.Select(Number)], before);
        draft.Documents();
        draft.Items();
        draft.Applications();
        var figures = draft.Figures.WithTotals();
        return figures.With(format.Table("t2_art20_1").Columns.Select(column => KeyValuePair.Create(
            format.Cell($"t2_art20_1.rules.{column.Id}"), figures[$"t2_art20_1.normative_docs.{column.Id}"])));
    }

    private static int Number(Cell cell) => cell.Column switch
    {
        { Id: "repealed" } => 2,
        // The maker of consistent reports takes eight away.
        { Kind: FigureKind.SignedCount } => 9,
        { Kind: FigureKind.Amount } => 41_452_000,
        _ => 6 + (cell.Index % 4),
    };
}
