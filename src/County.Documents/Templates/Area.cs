using System.Globalization;

namespace County.Documents;

/// <summary>A cell of a sheet, or several that are shown as one; rows and columns are counted from 1.</summary>
internal sealed record Area(int Row, int Column, int Rows = 1, int Columns = 1)
{
    /// <summary>Its upper left cell, such as B5; a value stands there.</summary>
    public string First => Reference(Row, Column);

    /// <summary>All of it, such as B5:D6.</summary>
    public string Range => Rows * Columns == 1 ? First : $"{First}:{Reference(Row + Rows - 1, Column + Columns - 1)}";

    public IEnumerable<(int Row, int Column)> Cells =>
        from row in Enumerable.Range(Row, Rows)
        from column in Enumerable.Range(Column, Columns)
        select (row, column);

    public static string Reference(int row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{row}");

    private static string Letters(int column) => column <= 26
        ? ((char)('A' + column - 1)).ToString()
        : Letters((column - 1) / 26) + Letters((column - 1) % 26 + 1);
}
