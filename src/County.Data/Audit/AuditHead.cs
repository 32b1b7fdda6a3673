using System.Globalization;

namespace County.Data;

/// <summary>Where a chain stands: how many entries hang in it, and the mark of the last.</summary>
/// <param name="CountyId">The county; 0 for the installation.</param>
/// <param name="Count">Number of the last link.</param>
/// <param name="Mark">Its mark, in lower-case hexadecimal.</param>
public sealed record AuditHead(int CountyId, long Count, string Mark)
{
    private const int MarkLength = 64;

    public static AuditHead Of(AuditLink link) =>
        new(link.CountyId, link.Number, Convert.ToHexStringLower(link.Mark));

    /// <summary>As it stands on a command line: COUNTY:COUNT:MARK.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CountyId}:{Count}:{Mark}");

    /// <summary>The head behind such a text; null where it is none.</summary>
    public static AuditHead? Parse(string text) =>
        text.Split(':') is [var county, var count, { Length: MarkLength } mark]
        && int.TryParse(county, NumberStyles.None, CultureInfo.InvariantCulture, out var countyId)
        && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
        && mark.All(char.IsAsciiHexDigit)
            ? new AuditHead(countyId, number, mark.ToLowerInvariant())
            : null;

    /// <summary>As the daily digest says it.</summary>
    public string Line(string place) => $"{place}：审计记录{Count}条，链头{Mark}";
}
