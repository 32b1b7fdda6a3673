using System.Globalization;
using County.Reporting;

namespace County.Web.Hosting;

/// <summary>Figures as people read them.</summary>
internal static class Money
{
    private const decimal FenInTenThousand = 1_000_000;

    /// <summary>A cell's figure as shown: a blank stays blank; an amount whose unit no label prints is in 万元.</summary>
    public static string Show(Cell cell, long? figure) => (figure, cell.Column) switch
    {
        (null, _) => "",
        ({ } fen, { Kind: FigureKind.Amount, IsUnitPrinted: false }) => InTenThousand(fen) + "万元",
        ({ } fen, { Kind: FigureKind.Amount }) => InTenThousand(fen),
        ({ } count, _) => count.ToString(CultureInfo.InvariantCulture),
    };

    private static string InTenThousand(long fen) =>
        (fen / FenInTenThousand).ToString("0.######", CultureInfo.InvariantCulture);
}
