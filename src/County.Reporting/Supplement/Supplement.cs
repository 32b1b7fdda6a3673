using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>Something in the supplement that keeps a report from being handed in.</summary>
/// <param name="Code">S-RANGE or S-RATIO.</param>
/// <param name="Field">Where.</param>
/// <param name="Message">A sentence in office Chinese that names the indicator and both sides.</param>
public sealed record SupplementFault(string Code, IndicatorField Field, string Message)
{
    /// <summary>Its identity within a report: 64 hexadecimal digits.</summary>
    public string Key => ContentHash.OfText(string.Join('\n', Code, Field.Name, Message));
}

/// <summary>What one unit is asked for besides the report (县级补充指标), with what it answers.</summary>
public sealed class Supplement
{
    private readonly ImmutableDictionary<string, Answer> answers;

    /// <summary>The indicators that a unit is asked for, in order, with its answers by their ids.</summary>
    public Supplement(IEnumerable<CountyIndicator> indicators, IReadOnlyDictionary<string, Answer> answers)
        : this([.. indicators], answers.ToImmutableDictionary())
    {
    }

    private Supplement(ImmutableArray<CountyIndicator> indicators, ImmutableDictionary<string, Answer> answers) =>
        (Indicators, this.answers) = (indicators, answers);

    /// <summary>The id of the part of the page where it stands.</summary>
    public const string Section = "supplement";

    /// <summary>What it is called wherever it is shown.</summary>
    public const string Title = "县级补充指标";

    /// <summary>Said beside the title, lest somebody take it for a part of the report.</summary>
    public const string NotOfReport = "不属于年度报告";

    /// <summary>Of a unit that is asked for nothing more.</summary>
    public static Supplement None { get; } = new([], ImmutableDictionary<string, Answer>.Empty);

    /// <summary>What is asked, in order.</summary>
    public ImmutableArray<CountyIndicator> Indicators { get; }

    /// <summary>What the unit says of one; a blank answer where it says nothing.</summary>
    public Answer this[CountyIndicator indicator] => answers.GetValueOrDefault(indicator.Id, Answer.Blank);

    /// <summary>All its fields, in order.</summary>
    public IEnumerable<IndicatorField> Fields => Indicators.SelectMany(indicator => indicator.Fields);

    /// <summary>A field by its name; null where the unit is asked for no such thing.</summary>
    public IndicatorField? Find(string field) => CountyIndicator.IsField(field)
        ? Fields.FirstOrDefault(one => one.Name == field)
        : null;

    /// <summary>What stands in a field, as a page shows it.</summary>
    public string Print(IndicatorField field) => field.Print(this[field.Indicator]);

    /// <summary>The same with another figure, or other words, in one field.</summary>
    public Supplement With(IndicatorField field, long? figure, string text) => new(
        Indicators, answers.SetItem(field.Indicator.Id, field.Put(this[field.Indicator], figure, text)));

    /// <summary>Indicators of which something is said, with what.</summary>
    public IEnumerable<KeyValuePair<CountyIndicator, Answer>> Answered =>
        from indicator in Indicators
        let answer = this[indicator]
        where !answer.IsBlank
        select KeyValuePair.Create(indicator, answer);

    /// <summary>Fields in which nothing stands.</summary>
    public IEnumerable<IndicatorField> Blanks => Fields.Where(one => Print(one).Length == 0);

    /// <summary>What keeps the report from being handed in, in order; blanks do not.</summary>
    public ImmutableArray<SupplementFault> Faults => [.. Fields.SelectMany(FaultsOf)];

    /// <summary>What is missing, in words without a full stop; empty where nothing is.</summary>
    public string Missing => string.Join('；', new[]
    {
        Blanks.Count() is > 0 and var blanks ? $"补充指标有{blanks}处空白" : "",
        Faults.Length > 0 ? $"补充指标尚有{Faults.Length}处错误须改" : "",
    }.Where(text => text.Length > 0));

    /// <summary>How far it is.</summary>
    public SectionState State => Faults.Length > 0 ? SectionState.Faulty
        : !Blanks.Any() ? SectionState.Done
        : Answered.Any() ? SectionState.Open : SectionState.Empty;

    /// <summary>Whether another says the same of the same indicators.</summary>
    public bool SaysSameAs(Supplement other) => Indicators.All(indicator => this[indicator] == other[indicator]);

    private IEnumerable<SupplementFault> FaultsOf(IndicatorField field)
    {
        var (indicator, answer) = (field.Indicator, this[field.Indicator]);
        if (indicator.Kind == IndicatorKind.Text)
        {
            var most = indicator.Most ?? CountyIndicator.LongestText;
            if (answer.Text.Length <= most) yield break;
            yield return new("S-RANGE", field, $"{Quote(field)}写了{answer.Text.Length}字，不能超过{most}字。");
        }
        else if ((field.IsWhole ? answer.Whole : answer.Figure) is { } figure)
        {
            if (figure < indicator.Least || figure > indicator.Most)
            {
                yield return new("S-RANGE", field, $"{Quote(field)}填了{Said(field)}，应为{indicator.Range}。");
            }

            if (field.IsWhole || !indicator.IsProper || !(figure > answer.Whole)) yield break;
            yield return new("S-RATIO", field, $"“{indicator.Name}”：{indicator.Numerator}{Said(field)}，多于"
                + $"{indicator.Denominator}{Said(indicator.Fields[1])}。");
        }
    }

    private static string Quote(IndicatorField field) => $"“{field.Label}”";

    private string Said(IndicatorField field) => $"{Print(field)}{field.Indicator.Measure}";
}
