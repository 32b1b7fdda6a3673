using System.Globalization;
using County.Data;
using County.Reporting;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features.Comparison;

/// <summary>What is compared, as it stands in the address bar.</summary>
public sealed class ComparisonQuestion
{
    public const string Absolute = "absolute";
    public const string Share = "share";
    public const string Yearly = "change";

    private const string Received = "t3_applications.new_received.total";
    private const int UsualYears = 5;

    /// <summary>How many years can be set side by side.</summary>
    public static IReadOnlyList<int> Spans { get; } = [3, UsualYears, 10];

    /// <summary>Address of the indicator in the round's form.</summary>
    [FromQuery(Name = "cell")]
    public string? Cell { get; init; }

    /// <summary>Units of one kind alone.</summary>
    [FromQuery(Name = "peers")]
    public string? Peers { get; init; }

    [FromQuery(Name = "view")]
    public string? View { get; init; }

    [FromQuery(Name = "years")]
    public string? Years { get; init; }

    public UnitKind? Kind => Enum.TryParse<UnitKind>(Peers, out var kind) && Enum.IsDefined(kind) ? kind : null;

    /// <summary>The years asked for; the usual number where none are.</summary>
    public int Span => Read(Years) ?? UsualYears;

    /// <summary>How figures are shown.</summary>
    public string Shown => Given(View) ?? Absolute;

    /// <summary>The indicator, usually applications newly received; null where the form has it not.</summary>
    public Cell? Find(Format form) => form.Find(Given(Cell) ?? Received);

    /// <summary>What is asked for that there is not, in a sentence; null where all is well.</summary>
    public string? Problem(Format form)
    {
        if (Find(form) is null) return $"{form.Id}年格式没有这项指标，请从列表中选择。";
        if (Given(Peers) is not null && Kind is null) return "没有这类单位，请从列表中选择。";
        if (Shown is not (Absolute or Share or Yearly)) return "没有这种比较方式，请从列表中选择。";
        if (Given(Years) is not null && (Read(Years) is not { } years || !Spans.Contains(years)))
        {
            return "年数请从列表中选择。";
        }

        return Shown == Share && Indicator.Of(form, Find(form)!).Whole is null
            ? "这项指标不是某个总计的一部分，没有占比，请选择绝对数或同比。"
            : null;
    }

    /// <summary>The same question as an address.</summary>
    public string Query() => QueryString.Create(
        new[] { ("cell", Given(Cell)), ("peers", Given(Peers)), ("view", Given(View)), ("years", Given(Years)) }
            .Where(field => field.Item2 is not null)
            .Select(field => KeyValuePair.Create(field.Item1, field.Item2))).ToString();

    private static int? Read(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var years) ? years : null;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
