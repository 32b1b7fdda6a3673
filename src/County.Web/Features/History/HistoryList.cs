using System.Globalization;
using County.Reporting;
using County.Web.Hosting;

namespace County.Web.Features.History;

/// <summary>The seasons as rows and as the words of a rate.</summary>
internal static class HistoryList
{
    public static IReadOnlyList<string> Heads(HistoryModel model) =>
    [
        "单位", "代码", "类别", "沿革",
        .. model.Years.SelectMany(year => new[] { $"{year}年度报送", $"{year}年度逾期工作日", $"{year}年度退回次数" }),
        "应报年数", "按时年数", "报送年数", "有退回的年数", "退回次数", "逾期工作日合计",
    ];

    public static IReadOnlyList<IReadOnlyList<object?>> Rows(HistoryModel model) =>
    [
        .. model.Lines.Select(Row),
        [
            "合计", null, null, null,
            .. model.Years.SelectMany((_, place) => Of(model.Of(place))), .. Totals(model.Whole),
        ],
    ];

    /// <summary>A part of a whole; a percentage too where the base is large enough for it.</summary>
    public static string Rate(int part, int whole) => whole switch
    {
        0 => "—",
        >= Change.SmallestBase => string.Create(
            CultureInfo.InvariantCulture, $"{part}/{whole}，{100m * part / whole:0.0}%"),
        _ => $"{part}/{whole}",
    };

    private static IReadOnlyList<object?> Row(HistoryLine line) =>
    [
        line.Name, line.Code, line.Kind.OfficialName(), line.Lineage, .. line.Seasons.SelectMany(Of),
        .. Totals(line.Tally),
    ];

    private static object?[] Of(Season season) =>
    [
        season.Exemption is { } why ? $"免报：{why}" : season.Words,
        season.IsJudged ? (decimal)season.DaysLate : null, (decimal?)season.Returns,
    ];

    private static object?[] Of(Tally tally) =>
        [$"按时{Rate(tally.OnTime, tally.Judged)}", (decimal)tally.DaysLate, (decimal)tally.Returns];

    private static object?[] Totals(Tally tally) =>
    [
        (decimal)tally.Judged, (decimal)tally.OnTime, (decimal)tally.HandedIn, (decimal)tally.Returned,
        (decimal)tally.Returns, (decimal)tally.DaysLate,
    ];
}
