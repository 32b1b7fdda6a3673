using County.Reporting;

namespace County.Documents;

/// <summary>
/// Whether what comes behind a row is what the form has there. Where it is not, text may be lost, and then the numbers
/// behind a label can be the end of another row.
/// </summary>
internal static class Follows
{
    /// <summary>A section's title behind a row.</summary>
    public static bool Section(Format form, RowText? row, int number) =>
        row is null || (NextRow(row) is null && NextTable(form, row.Table)?.Section != row.Table.Section
            && number == form.Sections.IndexOf(row.Table.Section) + 2);

    /// <summary>A block's title behind a row; 0 where the item's numeral was lost.</summary>
    public static bool BlockTitle(Format form, RowText? row, int item) =>
        row is null || (NextRow(row) is null && NextTable(form, row.Table) is { Title: { } title }
            && (item == 0 || title.Any(c => Numbering.ValueOf(c) == item && c != '二' && c != '十')));

    /// <summary>A label behind a row.</summary>
    public static bool Label(Format form, RowText? row, Role role, Landmark label)
    {
        if (row is null) return true;
        var next = NextRow(row);
        var nextTable = next is null ? NextTable(form, row.Table) : null;
        return role.Part switch
        {
            Part.Row when role.Table == row.Table => role.Table.Rows[role.Index] == next,
            Part.Row => role.Table == nextTable && role.Index == 0,
            Part.RowHead => (next?.Heads ?? []).Concat(row.Rows[0].Heads).Any(label.Names),
            _ when next is not null => row.Table.Rows.Length > 2 && role.Table == row.Table,
            _ => label.Roles.Any(r => r.Table == nextTable),
        };
    }

    private static Row? NextRow(RowText row)
    {
        var next = row.Table.Rows.IndexOf(row.Rows[^1]) + 1;
        return next < row.Table.Rows.Length ? row.Table.Rows[next] : null;
    }

    private static Table? NextTable(Format form, Table table)
    {
        var next = form.Tables.IndexOf(table) + 1;
        return next < form.Tables.Length ? form.Tables[next] : null;
    }
}
