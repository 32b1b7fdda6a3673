using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>A label as a table prints it; rows and columns are counted from 0, without the title above.</summary>
/// <param name="Text">Its words, never shortened.</param>
/// <param name="Row">Row of its upper left corner.</param>
/// <param name="Column">Column of its upper left corner.</param>
/// <param name="Rows">How many rows it spans.</param>
/// <param name="Columns">How many columns it spans.</param>
public sealed record PrintedLabel(string Text, int Row, int Column, int Rows, int Columns);

/// <summary>
/// How a table of the form is printed: neighbours under the same heads share them, a label without heads of its own
/// takes the place of the missing ones. Figures follow below the head and beside the stub, a row and a column each.
/// </summary>
public sealed class TableLayout
{
    private TableLayout(int depth, int stubs, ImmutableArray<PrintedLabel> labels) =>
        (Depth, Stubs, Labels) = (depth, stubs, labels);

    /// <summary>How many rows the head takes.</summary>
    public int Depth { get; }

    /// <summary>How many columns the rows' names take; 0 where the rows have none.</summary>
    public int Stubs { get; }

    /// <summary>Corner, heads and the rows' names.</summary>
    public ImmutableArray<PrintedLabel> Labels { get; }

    /// <summary>Lays out a table.</summary>
    public static TableLayout Of(Table table)
    {
        ImmutableArray<string>[] columns = [.. table.Columns.Select(column => column.Heads.Add(column.Label))];
        ImmutableArray<string>[] rows = [.. table.Rows.Select(
            row => row.Label.Length > 0 ? row.Heads.Add(row.Label) : [])];
        var (depth, stubs) = (columns.Max(path => path.Length), rows.Max(path => path.Length));
        PrintedLabel[] corner = stubs > 0 ? [new PrintedLabel(table.Corner ?? "", 0, 0, depth, stubs)] : [];
        var heads = Groups(columns).Select(group => new PrintedLabel(
            group.Text, group.Level, stubs + group.Start, group.IsName ? depth - group.Level : 1, group.Count));
        var names = Groups(rows).Select(group => new PrintedLabel(
            group.Text, depth + group.Start, group.Level, group.Count, group.IsName ? stubs - group.Level : 1));
        return new TableLayout(depth, stubs, [.. corner, .. heads, .. names]);
    }

    private static IEnumerable<Group> Groups(ImmutableArray<string>[] paths)
    {
        for (var i = 0; i < paths.Length; i++)
        {
            var path = paths[i];
            for (var level = 0; level < path.Length; level++)
            {
                if (level == path.Length - 1)
                {
                    yield return new Group(path[level], level, i, 1, IsName: true);
                }
                else if (i == 0 || !IsUnder(paths[i - 1], path, level))
                {
                    var count = paths.Skip(i).TakeWhile(other => IsUnder(other, path, level)).Count();
                    yield return new Group(path[level], level, i, count, IsName: false);
                }
            }
        }
    }

    private static bool IsUnder(ImmutableArray<string> other, ImmutableArray<string> path, int level) =>
        other.Length - 1 > level && other.Take(level + 1).SequenceEqual(path.Take(level + 1));

    private sealed record Group(string Text, int Level, int Start, int Count, bool IsName);
}
