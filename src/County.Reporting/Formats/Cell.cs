using System.Globalization;

namespace County.Reporting;

/// <summary>The place of one figure in a form.</summary>
/// <param name="Table">The table it stands in.</param>
/// <param name="Row">Its row.</param>
/// <param name="Column">Its column.</param>
/// <param name="Index">Its place among all cells of the form, from 0.</param>
public sealed record Cell(Table Table, Row Row, Column Column, int Index)
{
    /// <summary>
    /// Address by the ids of the format file: <c>table.row.column</c>; table four, which has a single row without a
    /// label, <c>table.column</c>.
    /// </summary>
    public string Address => Row.Label.Length == 0 ? $"{Table.Id}.{Column.Id}" : $"{Table.Id}.{Row.Id}.{Column.Id}";

    /// <summary>True where the form's own sums give the figure.</summary>
    public bool IsComputed => Row.IsComputed || Column.IsComputed;

    /// <summary>The row's name as a clerk would say it, such as （一）予以公开.</summary>
    public string RowName => Row.Label.Length > 0 ? Row.Label : string.Join("·", Column.Heads);

    /// <summary>The column's name, such as 自然人.</summary>
    public string ColumnName => Column.Label;

    /// <summary>Both names, as the form prints them: “规范性文件”行“本年新公开数量”列.</summary>
    public string Name => Row.Label.Length > 0
        ? $"“{Row.Label}”行“{Column.Label}”列"
        : $"“{string.Join("·", Column.Heads)}”的“{Column.Label}”列";

    /// <summary>A figure in the unit the form prints, without its name; nothing for a blank.</summary>
    /// <param name="figure">A count, or an amount in 分.</param>
    public string Print(long? figure) =>
        ((decimal?)figure / Column.Scale)?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The address.</summary>
    public override string ToString() => Address;

    /// <inheritdoc/>
    public bool Equals(Cell? other) => other is not null && other.Index == Index && other.Table == Table;

    /// <inheritdoc/>
    public override int GetHashCode() => Index;
}
