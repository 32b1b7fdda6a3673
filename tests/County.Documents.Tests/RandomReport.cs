using System.Globalization;

namespace County.Documents.Tests;

/// <summary>Figures drawn from a seed, and the cells in which a form prints them.</summary>
internal static class RandomReport
{
    public static Figures Figures(Format format, int seed)
    {
        var random = new Random(seed);
        var cells = format.Cells.Where(cell => !cell.IsComputed)
            .Select(cell => KeyValuePair.Create(cell, (long?)Figure(cell.Column, random)));
        return Reporting.Figures.Blank(format).With(cells).WithTotals();
    }

    /// <summary>Figures as a small office has them: mostly noughts, and what came in went out.</summary>
    public static Figures Usual(Format format, int seed)
    {
        var random = new Random(seed);
        var cells = format.Cells.Where(cell => !cell.IsComputed)
            .Select(cell => KeyValuePair.Create(cell, (long?)(random.Next(10) < 8 ? 0 : random.Next(1, 60))));
        var figures = Reporting.Figures.Blank(format).With(cells).WithTotals();
        var table = format.Table("t3_applications");
        foreach (var column in table.Columns.Where(column => !column.IsComputed))
        {
            long Of(string row) => figures[table.Cell(row, column.Id)]!.Value;
            var gone = Of("results_total") + Of("carried_out") - Of("carried_in");
            figures = figures
                .With(table.Cell("new_received", column.Id), Math.Max(gone, 0))
                .With(table.Cell("carried_out", column.Id), Of("carried_out") + Math.Max(-gone, 0));
        }

        return figures.WithTotals();
    }

    /// <summary>A figure as a careful clerk prints it.</summary>
    public static string Print(Column column, long figure) => column.Kind switch
    {
        FigureKind.Amount when figure == 0 => "0",
        FigureKind.Amount when column.IsUnitPrinted => InUnit(figure, column.Scale),
        FigureKind.Amount when figure % 1_000_000 == 0 => InUnit(figure, 1_000_000) + "万元",
        FigureKind.Amount => InUnit(figure, column.Scale) + "元",
        _ => figure.ToString(CultureInfo.InvariantCulture),
    };

    private static string InUnit(long figure, long scale) =>
        ((decimal)figure / scale).ToString("0.######", CultureInfo.InvariantCulture);

    private static long Figure(Column column, Random random) => (column.Kind, random.Next(10)) switch
    {
        (_, < 4) => 0,
        (FigureKind.SignedCount, _) => random.Next(-30, 31),
        (FigureKind.Amount, < 7) => random.Next(1, 100_000) * 1_000_000L,
        (FigureKind.Amount, _) => random.Next(1, 1_000_000_000),
        (_, < 8) => random.Next(1, 10),
        _ => random.Next(10, 5000),
    };
}
