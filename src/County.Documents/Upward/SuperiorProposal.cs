using County.Reporting;

namespace County.Documents;

/// <summary>
/// Recognises by their labels which cells of the superior's workbook are cells of the form. It proposes where it is
/// sure alone: the row's and the column's label stand to the left and above, with those of their groups, and no other
/// cell of the workbook answers to them.
/// </summary>
public static class SuperiorProposal
{
    /// <summary>Which place of the workbook takes which cell of the form.</summary>
    public static IReadOnlyDictionary<Cell, SuperiorPlace> Of(SuperiorBook book, Format form)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(form);
        var wanted = form.Cells.Select(cell => new Wanted(cell)).ToLookup(one => one.Nearest);
        var matches = (
            from sheet in book.Sheets
            from shown in sheet.Cells
            let place = new SuperiorPlace(sheet.Name, SuperiorSheet.NameOf(shown.Row, shown.Column))
            where sheet.WhyNot(place.Place) is null
            let labels = new Labelled(sheet, shown.Row, shown.Column)
            from one in wanted[labels.Nearest]
            where labels.Answer(one)
            select (one.Cell, Place: place)).ToList();
        var once = matches.GroupBy(match => match.Place).Where(group => group.Count() == 1)
            .Select(group => group.Single().Place).ToHashSet();
        return matches.GroupBy(match => match.Cell)
            .Where(group => group.Count() == 1 && once.Contains(group.Single().Place))
            .ToDictionary(group => group.Key, group => group.Single().Place);
    }

    /// <summary>The labels that must stand beside a cell and above it.</summary>
    private sealed class Wanted(Cell cell)
    {
        public Cell Cell => cell;

        public string[] Left { get; } = [.. cell.Row.Heads.Append(cell.Row.Label).Select(Wording.Letters)
            .Where(letters => letters.Length > 0)];

        public string[] Above { get; } = [.. cell.Column.Heads.Append(cell.Column.Label)
            .Select(Wording.Letters).Where(letters => letters.Length > 0)];

        /// <summary>What stands nearest to the cell names it: a label further off may belong to others.</summary>
        public string Nearest { get; } = Wording.Letters(cell.Column.Label);
    }

    /// <summary>The labels that do stand beside a place and above it.</summary>
    private sealed class Labelled
    {
        private readonly HashSet<string> left = [];
        private readonly HashSet<string> above = [];

        public Labelled(SuperiorSheet sheet, int row, int column)
        {
            for (var at = column - 1; at > 0; at--) Add(left, sheet[row, at]);
            for (var at = row - 1; at > 0; at--) Add(above, sheet[at, column]);
            Nearest = Wording.Letters(Enumerable.Range(1, row - 1).Reverse().Select(at => sheet[at, column])
                .FirstOrDefault(cell => cell?.IsLabel == true)?.Words ?? "");
        }

        public string Nearest { get; }

        public bool Answer(Wanted wanted) =>
            wanted.Left.All(left.Contains) && wanted.Above.All(above.Contains);

        private static void Add(HashSet<string> labels, SuperiorCell? cell)
        {
            if (cell?.IsLabel == true) labels.Add(Wording.Letters(cell.Words));
        }
    }
}
