using System.Globalization;

namespace County.Reporting;

/// <summary>
/// A text is the unit's own work of this year. It needs other texts than the report's, so it is no rule of the
/// <see cref="Checker"/>: who knows them asks here. A unit is shown only its own past.
/// </summary>
public static class NCopy
{
    /// <summary>Code of its findings.</summary>
    public const string Code = "N-COPY";

    private const int Quoted = 120;

    /// <summary>What is to be said of a text beside one of the unit's own past; null where nothing is.</summary>
    public static Finding? OfPast(string now, string before, int year, Boilerplate common, CopyLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var found = CopiedPassages.Of(now, before, common, limits);
        return found.Share > limits.FromPast ? Finding(now, found, $"{year}年", limits.FromPast) : null;
    }

    /// <summary>What is to be said of a text beside another unit's; for the county's eyes only.</summary>
    public static Finding? OfOther(string now, string other, string unit, Boilerplate common, CopyLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var found = CopiedPassages.Of(now, other, common, limits);
        return found.Share > limits.FromOthers ? Finding(now, found, unit, limits.FromOthers) : null;
    }

    private static Finding Finding(string now, CopiedPassages found, string whose, double limit)
    {
        var longest = found.Passages.MaxBy(passage => passage.Here.Length)!.Here.In(now);
        var share = Math.Round((decimal)found.Share * 100);
        var most = Math.Round((decimal)limit * 100);
        return new Finding(
            Code, Severity.Query, [], most, share, string.Create(
                CultureInfo.InvariantCulture,
                $"文字部分有{share}%与{whose}的相同（法定用语和多数单位共有的文字不计），超过{most}%，"
                + $"共{found.Passages.Length}处，请改写或者说明。"))
        {
            Quoted = longest.Length <= Quoted ? longest : longest[..Quoted],
        };
    }
}
