using County.Data;
using County.Reporting;

namespace County.Web.Features.Demo;

/// <summary>What the demonstration county asks besides the report, and made-up answers to it.</summary>
internal static class DemoIndicators
{
    private static readonly UnitKind[] Townships = [UnitKind.Township, UnitKind.Subdistrict];

    private static readonly
        (string Id, string Name, string Measure, long Most, bool IsOfTownships, string Help)[] Counts =
    [
        ("boards_town", "政务公开栏数（镇级）", "个", 50, true, "年末在用的镇（街道）政务公开栏。"),
        ("boards_village", "政务公开栏数（村级）", "个", 500, true, "年末在用的村（社区）公开栏。"),
        ("opinion_closed", "网络舆情办结数", "件", 5_000, false, "本年内办结并已答复的网络舆情。"),
        ("affairs_moved", "政务下沉事项数", "项", 2_000, true, "年末下沉到村（社区）办理的政务服务事项。"),
        ("reviews", "信息审查次数", "次", 20_000, false, "公开前保密审查的次数。"),
        ("supervised_villages", "“互联网＋监督”推广村（社区）数", "个", 500, true, ""),
        ("supervision_groups", "微信监督群数", "个", 1_000, true, ""),
        ("village_accounts", "村级财务推送期数", "期", 5_000, true, "本年内向群众推送村级财务的期数，各村相加。"),
    ];

    public static IEnumerable<RoundIndicator> Of(int year) =>
    [
        .. Counts.Select((one, place) => new RoundIndicator
        {
            CountyId = DemoCounty.CountyId,
            Year = year,
            IndicatorId = one.Id,
            Place = place + 1,
            Name = one.Name,
            Measure = one.Measure,
            Kind = IndicatorKind.Count,
            Least = 0,
            Most = one.Most,
            Help = one.Help,
            UnitKinds = one.IsOfTownships ? [.. Townships.Select(kind => kind.ToString())] : [],
        }),
        new()
        {
            CountyId = DemoCounty.CountyId,
            Year = year,
            IndicatorId = "proposals_on_time",
            Place = Counts.Length + 1,
            Name = "议案建议按期答复率",
            Measure = "件",
            Kind = IndicatorKind.Ratio,
            Least = 0,
            IsProper = true,
            Numerator = "按期答复件数",
            Denominator = "承办件数",
            Help = "人大代表建议、政协委员提案；没有承办的两格都填0。",
        },
    ];

    /// <summary>Writes down made-up answers, typed and handed in with the first submission; the caller saves.</summary>
    public static void Answer(CountyContext db, Unit unit, int year)
    {
        // Not for secrets: the same seed must give the same county every time.
        var random = new Random(year * 100 + unit.UnitId);
        foreach (var one in Of(year).Where(one => one.Asks(unit.Kind)))
        {
            long? whole = one.Kind == IndicatorKind.Ratio ? random.Next(0, 12) : null;
            var figure = whole is { } all ? random.NextInt64(Math.Max(0, all - 2), all + 1) : random.Next(1, 40);
            db.SupplementEntries.Add(new SupplementEntry
            {
                CountyId = unit.CountyId,
                UnitId = unit.UnitId,
                Year = year,
                IndicatorId = one.IndicatorId,
                Figure = figure,
                Whole = whole,
            });
            db.SupplementValues.Add(new SupplementValue
            {
                CountyId = unit.CountyId,
                UnitId = unit.UnitId,
                Year = year,
                Version = 1,
                IndicatorId = one.IndicatorId,
                Figure = figure,
                Whole = whole,
                Text = "",
            });
        }
    }
}
