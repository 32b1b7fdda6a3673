using System.Globalization;
using County.Data;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features.History;

/// <summary>Which seasons are asked for, as the address bar says it.</summary>
public sealed record HistoryQuestion
{
    private const int UsualYears = 5;

    private static readonly string[] Sorts = ["ontime", "days", "returns"];

    /// <summary>How many years can be set side by side.</summary>
    public static IReadOnlyList<int> Spans { get; } = [3, UsualYears, 10];

    public string? Kind { get; init; }

    [FromQuery(Name = "years")]
    public string? Years { get; init; }

    /// <summary>ontime, days or returns, the worst first; by code where nothing is said.</summary>
    public string? Sort { get; init; }

    /// <summary>The newest so many rounds.</summary>
    public int Span => Read(Years) ?? UsualYears;

    public UnitKind? Chosen =>
        Given(Kind) && Enum.GetNames<UnitKind>().Contains(Kind) ? Enum.Parse<UnitKind>(Kind!) : null;

    /// <summary>Why it cannot be answered, in office Chinese; null where it can.</summary>
    public string? Problem =>
        Given(Kind) && Chosen is null ? "没有这样的单位类别"
        : Given(Years) && (Read(Years) is not { } years || !Spans.Contains(years)) ? "年数请从列表中选择"
        : Given(Sort) && !Sorts.Contains(Sort) ? "没有这样的排序"
        : null;

    /// <summary>The address of the page, or of another form of it, with this question.</summary>
    public string Address(string end = "") => $"/history{end}{QueryString.Create(
        new[] { ("kind", Kind), ("years", Years), ("sort", Sort) }
            .Where(one => Given(one.Item2)).Select(one => KeyValuePair.Create(one.Item1, one.Item2)))}";

    /// <summary>The lines it lets through, in its order.</summary>
    internal IReadOnlyList<HistoryLine> Of(IEnumerable<HistoryLine> lines)
    {
        var found = lines.Where(line => Chosen is null || line.Kind == Chosen)
            .OrderBy(line => line.HeirCode, StringComparer.Ordinal).ThenBy(line => line.IsEnded)
            .ThenBy(line => line.Code, StringComparer.Ordinal);
        return Sort switch
        {
            "ontime" => [.. found.OrderBy(line => Rate(line.Tally)).ThenByDescending(line => line.Tally.DaysLate)],
            "days" => [.. found.OrderByDescending(line => line.Tally.DaysLate)],
            "returns" => [.. found.OrderByDescending(line => line.Tally.Returns)],
            _ => [.. found],
        };
    }

    /// <summary>Who owed nothing comes last.</summary>
    private static double Rate(Tally tally) => tally.Judged == 0 ? 2 : (double)tally.OnTime / tally.Judged;

    private static int? Read(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var years) ? years : null;

    private static bool Given(string? text) => !string.IsNullOrWhiteSpace(text);
}
