using System.Globalization;
using County.Data;
using County.Documents;
using County.Reporting;
using County.Web.Hosting;

namespace County.Web.Features.Indicators;

/// <summary>A supplementary indicator as the administrator types it.</summary>
internal static class IndicatorInput
{
    public const int LongestName = 40;
    public const int LongestHelp = 200;

    /// <summary>The form of one that is there.</summary>
    public static Typed Form(RoundIndicator row)
    {
        var indicator = row.ToIndicator();
        return new Typed(
        [
            ("code", row.IndicatorId), ("name", row.Name), ("measure", row.Measure), ("kind", row.Kind.ToString()),
            ("least", Bound(indicator, row.Least)), ("most", Bound(indicator, row.Most)),
            ("proper", row.IsProper ? "true" : ""), ("numerator", row.Numerator),
            ("denominator", row.Denominator), ("help", row.Help),
            .. Kinds(row).Select(kind => ("kinds", (string?)kind.ToString())),
        ]);
    }

    /// <summary>The kinds of unit that are asked.</summary>
    public static IEnumerable<UnitKind> Kinds(RoundIndicator row) => Enum.GetValues<UnitKind>().Where(row.Asks);

    /// <summary>What was typed, as far as it can be read; what cannot is said in the form.</summary>
    public static RoundIndicator Read(Typed typed, int county, int year)
    {
        var id = typed.Required("code", "编号", 32);
        if (id.Length > 0 && !CountyIndicator.IsId(id)) typed.Refuse("code", "编号用小写字母开头，只含小写字母、数字和下划线。");
        if (!Enum.TryParse<IndicatorKind>(typed["kind"], out var kind) || !Enum.IsDefined(kind))
        {
            typed.Refuse("kind", "请选择类型。");
        }

        var row = new RoundIndicator
        {
            CountyId = county,
            Year = year,
            IndicatorId = id,
            Name = typed.Required("name", "名称", LongestName),
            Measure = typed.Text("measure", 8) ?? "",
            Kind = kind,
            Help = typed.Text("help", LongestHelp) ?? "",
            UnitKinds = ReadKinds(typed),
        };
        ReadMeasure(typed, row);
        if (kind == IndicatorKind.Ratio) ReadRatio(typed, row);
        row.Least = kind == IndicatorKind.Text ? null : Figure(typed, "least", row);
        row.Most = Figure(typed, "most", row);
        if (row.Least > row.Most) typed.Refuse("most", "最大值不能小于最小值。");
        return row;
    }

    private static string[] ReadKinds(Typed typed)
    {
        var kinds = Enum.GetValues<UnitKind>().Where(kind => typed.All("kinds").Contains(kind.ToString())).ToList();
        if (kinds.Count == 0) typed.Refuse("kinds", "请选择由哪些单位填报。");
        return kinds.Count == Enum.GetValues<UnitKind>().Length ? [] : [.. kinds.Select(kind => kind.ToString())];
    }

    private static void ReadMeasure(Typed typed, RoundIndicator row)
    {
        if (row.Kind == IndicatorKind.Text)
        {
            row.Measure = "";
        }
        else if (row.Kind == IndicatorKind.Amount && row.Measure is not ("元" or "万元"))
        {
            typed.Refuse("measure", "金额的计量单位填元或者万元。");
        }
        else if (row.Measure.Length == 0)
        {
            typed.Refuse("measure", "请填写计量单位，如件、个、期。");
        }
    }

    private static void ReadRatio(Typed typed, RoundIndicator row)
    {
        row.Numerator = typed.Required("numerator", "分子的名称", LongestName);
        row.Denominator = typed.Required("denominator", "分母的名称", LongestName);
        row.IsProper = typed["proper"] == "true";
    }

    private static long? Figure(Typed typed, string name, RoundIndicator row)
    {
        if (typed.Text(name, 20) is not { } text) return null;
        if (row.Kind == IndicatorKind.Text) return typed.Number(name, FieldInput.LongestText);
        var figure = TypedFigure.Of(text, row.ToIndicator().Column);
        if (figure.IsFigure && !Figures.IsBeyondMeasure(figure.Figure)) return figure.Figure;
        typed.Refuse(name, row.Kind == IndicatorKind.Amount ? "请填写金额，按计量单位填。" : "请填写整数。");
        return null;
    }

    private static string? Bound(CountyIndicator indicator, long? bound) => indicator.Kind == IndicatorKind.Text
        ? bound?.ToString(CultureInfo.InvariantCulture)
        : indicator.Print(bound);
}
