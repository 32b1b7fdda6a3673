using System.Collections.Immutable;
using County.Reporting;

namespace County.Web.Hosting;

/// <summary>
/// How an official table is laid out: its heads merged as printed, and names by which they are referred to.
/// </summary>
/// <param name="prefix">Begins the names of this table's heads, so that they are one page's only ones.</param>
internal sealed class TableShape(Table table, string prefix)
{
    private readonly Dictionary<Row, int> places = table.Rows.Select((row, place) => (row, place))
        .ToDictionary(one => one.row, one => one.place);

    /// <param name="Id">Name within the page.</param>
    /// <param name="Start">The first row or column that it stands over.</param>
    public sealed record Head(string Id, string Label, int Start, int Columns, int Rows);

    /// <summary>Columns of the table's left that hold labels.</summary>
    public int Stubs { get; } = table.Rows.Max(row => row.Label.Length == 0 ? 0 : row.Heads.Length + 1);

    public int Width => Stubs + table.Columns.Length;

    /// <summary>The head, level by level: equal neighbours under equal parents are one cell.</summary>
    public ImmutableArray<ImmutableArray<Head>> Levels { get; } =
        [.. Enumerable.Range(0, Depth(table)).Select(level => Level(table, prefix, level))];

    /// <summary>The labels that begin a row, merged over the rows of their group.</summary>
    public IEnumerable<Head> StubsOf(Row row)
    {
        if (Stubs == 0) yield break;
        var place = places[row];
        for (var level = 0; level < row.Heads.Length; level++)
        {
            if (place != First(row, level)) continue;
            var rows = table.Rows.Skip(place).TakeWhile(other => Under(other, row, level)).Count();
            yield return new Head($"{prefix}g{level}-{place}", row.Heads[level], place, 1, rows);
        }

        yield return new Head($"{prefix}r{place}", row.Label, place, Stubs - row.Heads.Length, 1);
    }

    /// <summary>The names of the heads that tell a cell from every other of its table, outermost first.</summary>
    public string NamesOf(Cell cell)
    {
        var (row, column) = (cell.Row, cell.Column);
        var (place, start) = (places[row], table.Columns.IndexOf(column));
        var names = new List<string>();
        if (Stubs > 0 && row.Heads.Length > 0)
        {
            names.Add($"{prefix}g{row.Heads.Length - 1}-{First(row, row.Heads.Length - 1)}");
        }

        if (Stubs > 0) names.Add($"{prefix}r{place}");
        // The outermost group stands over all columns and tells nothing apart.
        for (var level = 0; level < column.Heads.Length; level++)
        {
            var head = Levels[level].Last(one => one.Start <= start);
            if (head.Columns < table.Columns.Length) names.Add(head.Id);
        }

        names.Add($"{prefix}c{start}");
        return string.Join(' ', names);
    }

    private static int Depth(Table table) => table.Columns.Max(column => column.Heads.Length) + 1;

    private static ImmutableArray<Head> Level(Table table, string prefix, int level)
    {
        var heads = ImmutableArray.CreateBuilder<Head>();
        for (var start = 0; start < table.Columns.Length;)
        {
            var column = table.Columns[start];
            var path = Path(column, level);
            var end = start + 1;
            while (level < column.Heads.Length && end < table.Columns.Length
                && Path(table.Columns[end], level).SequenceEqual(path))
            {
                end++;
            }

            if (path.Count > level)
            {
                var isLabel = level == column.Heads.Length;
                heads.Add(new Head(
                    isLabel ? $"{prefix}c{start}" : $"{prefix}h{level}-{start}", path[level], start, end - start,
                    isLabel ? Depth(table) - level : 1));
            }

            start = end;
        }

        return heads.ToImmutable();
    }

    private static List<string> Path(Column column, int level) =>
        [.. column.Heads.Append(column.Label).Take(level + 1)];

    private int First(Row row, int level)
    {
        var place = places[row];
        while (place > 0 && Under(table.Rows[place - 1], row, level)) place--;
        return place;
    }

    private static bool Under(Row other, Row row, int level) =>
        other.Heads.Length > level && other.Heads.Take(level + 1).SequenceEqual(row.Heads.Take(level + 1));
}
