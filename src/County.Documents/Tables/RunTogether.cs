using County.Reporting;

namespace County.Documents;

/// <summary>A row whose digits run together, and the ways to cut them that bear out the row's own totals.</summary>
/// <param name="Table">The table.</param>
/// <param name="Row">The row.</param>
/// <param name="Splits">The ways; none where no cut adds up.</param>
/// <param name="IsForced">True where the digits can be cut in one way only, blank cells or none.</param>
internal sealed record RunTogether(Table Table, Row Row, IReadOnlyList<long[]> Splits, bool IsForced)
{
    /// <summary>True where the row has totals that a cut has to bear out.</summary>
    public bool IsChecked => Table.Columns.Any(column => column.IsComputed);
}
