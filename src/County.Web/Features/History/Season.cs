using County.Data;

namespace County.Web.Features.History;

/// <summary>What a unit did in the season of one year's report.</summary>
public sealed record Season(int Year, SeasonKind Kind)
{
    /// <summary>Working days it came after the unit's own date, or has not come since.</summary>
    public int DaysLate { get; init; }

    /// <summary>How many times the office sent it back; null where there was nothing to send back.</summary>
    public int? Returns { get; init; }

    public bool IsExtended { get; init; }

    /// <summary>代填.</summary>
    public bool IsFilledForUnit { get; init; }

    /// <summary>Why the unit was exempt; null where it was not.</summary>
    public string? Exemption { get; init; }

    public DateOnly? Due { get; init; }

    public DateOnly? HandedIn { get; init; }

    /// <summary>Whether it counts for the rate of reports on time.</summary>
    public bool IsJudged => Kind is SeasonKind.OnTime or SeasonKind.Late or SeasonKind.Owed;

    /// <summary>What stands in the table: never a number where there was no duty.</summary>
    public string Words => Kind switch
    {
        SeasonKind.NotListed => "未列入",
        SeasonKind.Exempt => "免报",
        SeasonKind.Pending => "未到期",
        SeasonKind.Unknown => "时间不详",
        SeasonKind.OnTime => IsFilledForUnit ? "按时（代填）" : "按时",
        SeasonKind.Late => $"逾期{Days}{(IsFilledForUnit ? "（代填）" : "")}",
        SeasonKind.Owed => $"未报，逾期{Days}",
        _ => throw new InvalidOperationException($"{Kind} has no words"),
    };

    private string Days => DaysLate == 0 ? "" : $"{DaysLate}个工作日";
}

/// <summary>How a unit kept its date in a year.</summary>
public enum SeasonKind
{
    /// <summary>未列入: the unit was not in that year's round.</summary>
    NotListed,

    /// <summary>免报.</summary>
    Exempt,

    /// <summary>未到期: not handed in, and its date has not passed.</summary>
    Pending,

    /// <summary>时间不详: read from what was published; when it came nobody knows.</summary>
    Unknown,

    /// <summary>按时.</summary>
    OnTime,

    /// <summary>逾期: handed in after its date.</summary>
    Late,

    /// <summary>未报: not handed in, and its date has passed.</summary>
    Owed,
}

/// <summary>A unit through the years, the oldest first.</summary>
/// <param name="Lineage">What became of it, such as 2021-06-01并入新洲镇; null where nothing did.</param>
/// <param name="HeirCode">Code of the unit that it went into, which it stands under; its own where it goes on.</param>
public sealed record HistoryLine(
    int UnitId, string Code, string Name, UnitKind Kind, string? Lineage, string HeirCode, bool IsSample,
    IReadOnlyList<Season> Seasons)
{
    public Tally Tally { get; } = new(Seasons);

    public bool IsEnded => HeirCode != Code;
}

/// <summary>Counts over seasons, be they a unit's through the years or a year's of all units.</summary>
public sealed class Tally(IReadOnlyCollection<Season> seasons)
{
    /// <summary>Seasons that count for the rate of reports on time.</summary>
    public int Judged { get; } = seasons.Count(season => season.IsJudged);

    public int OnTime { get; } = seasons.Count(season => season.Kind == SeasonKind.OnTime);

    /// <summary>Seasons in which something was handed in.</summary>
    public int HandedIn { get; } = seasons.Count(season => season.Returns is not null);

    /// <summary>Of these the ones in which something was sent back.</summary>
    public int Returned { get; } = seasons.Count(season => season.Returns > 0);

    public int Returns { get; } = seasons.Sum(season => season.Returns ?? 0);

    public int DaysLate { get; } = seasons.Sum(season => season.DaysLate);

    public int Exempt { get; } = seasons.Count(season => season.Kind == SeasonKind.Exempt);
}
