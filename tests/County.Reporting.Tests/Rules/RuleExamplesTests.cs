namespace County.Reporting.Tests;

[Trait("shows", "main-job")]
public class RuleExamplesTests
{
    private static readonly Dictionary<string, Severity> OfBoth = new()
    {
        ["F-FORMAT-YEAR"] = Severity.Error,
        ["F-BLANK"] = Severity.Error,
        ["F-RANGE"] = Severity.Error,
        ["F-UNIT"] = Severity.Note,
        ["F-MAGNITUDE"] = Severity.Query,
        ["JUMP"] = Severity.Note,
        ["X-LINEAGE"] = Severity.Note,
        ["X-OUTSIDE"] = Severity.Query,
        ["N-TABLE"] = Severity.Query,
        ["N-SUM"] = Severity.Query,
        ["N-YEAR"] = Severity.Query,
        ["N-PERIOD"] = Severity.Query,
        ["N-UNIT"] = Severity.Query,
        ["N-BASIS"] = Severity.Query,
        ["N-PARTS"] = Severity.Query,
        ["N-TITLES"] = Severity.Query,
        ["N-REQUIRED"] = Severity.Query,
        ["N-ADDRESSEE"] = Severity.Query,
        ["N-SCOPE"] = Severity.Query,
        ["N-PERSONAL"] = Severity.Query,
        ["T3-BALANCE"] = Severity.Error,
        ["T3-RESULT-SUM"] = Severity.Error,
        ["T3-COL-TOTAL"] = Severity.Error,
        ["T4-SUM-REVIEW"] = Severity.Error,
        ["T4-SUM-LITIGATION-DIRECT"] = Severity.Error,
        ["T4-SUM-LITIGATION-AFTER-REVIEW"] = Severity.Error,
        ["X-CARRY"] = Severity.Query,
        ["X-RULES-ZERO"] = Severity.Error,
    };

    private static readonly Dictionary<string, Severity> OfFirst = new()
    {
        ["T2-PUB-LE-TOTAL"] = Severity.Error,
        ["T2-PUB-GT-MADE"] = Severity.Note,
        ["T2-PUB-STOCK"] = Severity.Query,
        ["T2-ITEMS-NONNEG"] = Severity.Error,
        ["T2-ITEMS-CHAIN"] = Severity.Query,
        ["T2-DEC-WITHOUT-ITEM"] = Severity.Query,
        ["T2-PROC-PAIR"] = Severity.Query,
    };

    private static readonly Dictionary<string, Severity> OfSecond = new()
    {
        ["T2-STOCK"] = Severity.Query,
        ["T2-REPEAL-CAP"] = Severity.Query,
        ["T2-ISSUED-LE-FORCE"] = Severity.Note,
    };

    private static readonly Dictionary<(string Format, string Code), List<RuleExample>> All = (
        from format in Catalogue.All
        from rule in Checker.RulesOf(format)
        group (format, rule) by (format.Id, rule.Code)).ToDictionary(
            rules => rules.Key,
            rules => rules.SelectMany(one => Of(one.format, one.rule)).ToList());

    /// <summary>Every example of every rule of every form; a rule without one has the number −1.</summary>
    public static IEnumerable<TheoryDataRow<string, string, int>> Examples() =>
        from format in Catalogue.All
        from code in Checker.RulesOf(format).Select(rule => rule.Code).Distinct()
        from number in Enumerable.Range(0, Of(format, code).Count).DefaultIfEmpty(-1)
        select new TheoryDataRow<string, string, int>(format.Id, code, number);

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_rule_passes_its_example_and_its_counterexample_breaks_exactly_it(string id, string code, int number)
    {
        Assert.True(number >= 0, $"{code} of format {id} has no example");
        var example = Of(Catalogue.Of(id), code)[number];

        Assert.Empty(Checker.Check(example.Passing));
        var found = Assert.Single(Checker.Check(example.Breaking));
        Assert.Equal((code, SeverityOf(id, code)), (found.Code, found.Severity));
        Assert.Equal(example.Cells, found.Cells);
    }

    [Fact]
    public void Every_line_of_every_rule_has_an_example() =>
        Assert.All(Catalogue.All, format => Assert.All(Checker.RulesOf(format), rule =>
        {
            var places = Of(format, rule).Select(example => string.Join(' ', example.Cells)).ToHashSet();
            var lines = rule switch
            {
                SumRule sum => sum.Lines.Select(line => line.Cells),
                RequiredRule required => required.Lines.Select(line => line.Needs.Prepend(line.When)),
                ZeroRule zero => zero.Cells.Select(cell => (IEnumerable<Cell>)[cell]),
                _ => null,
            };
            Assert.NotEmpty(places);
            if (lines is null) return;
            Assert.True(places.Count == lines.Count(), $"{rule.Code}: {places.Count} of {lines.Count()}");
        }));

    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    public void A_form_has_the_rules_of_the_issue_with_their_weights_and_no_others(string id)
    {
        var rules = Checker.RulesOf(Catalogue.Of(id)).ToList();

        Assert.Equal(
            OfBoth.Concat(id == "2019" ? OfFirst : OfSecond).Select(rule => (rule.Key, rule.Value)).Order(),
            rules.Select(rule => (rule.Code, rule.Severity)).Distinct().Order());
        Assert.All(rules, rule => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", rule.Message));
        Assert.All(rules, rule => Assert.False(string.IsNullOrWhiteSpace(rule.Source), rule.Code));
    }

    [Fact]
    public void A_code_means_the_same_wherever_it_stands_and_no_two_codes_mean_the_same()
    {
        var meanings = Catalogue.All.SelectMany(Checker.RulesOf)
            .Select(rule => (rule.Code, rule.Message, rule.Source, rule.Severity)).Distinct().ToList();

        Assert.Distinct(meanings.Select(meaning => meaning.Code));
        Assert.Distinct(meanings.Select(meaning => meaning.Message));
    }

    internal static List<RuleExample> Of(Format format, string code) => All[(format.Id, code)];

    private static IEnumerable<RuleExample> Of(Format format, Rule rule) => rule switch
    {
        SumRule sum => ArithmeticExamples.Of(sum, format),
        ZeroRule zero => ArithmeticExamples.Of(zero, format),
        RequiredRule required => ArithmeticExamples.Of(required, format),
        _ => ThinkingExamples.Of(rule.Code, format),
    };

    private static Severity SeverityOf(string id, string code) =>
        OfBoth.Concat(id == "2019" ? OfFirst : OfSecond).First(rule => rule.Key == code).Value;
}
