namespace County.Reporting.Tests;

[Trait("shows", "clerk")]
public class ReasonsTests
{
    public static TheoryData<string> Queries() => [.. Catalogue.All.SelectMany(Checker.RulesOf)
        .Where(rule => rule.Severity == Severity.Query).Select(rule => rule.Code).Distinct()];

    [Theory]
    [MemberData(nameof(Queries))]
    public void Whoever_has_to_explain_finds_reasons_to_pick_from(string code)
    {
        Assert.NotEmpty(Reasons.Of(code));
        Assert.All(Reasons.Of(code), reason => Assert.InRange(reason.Length, 6, 100));
    }

    [Fact]
    public void A_rule_that_nobody_explains_has_none() => Assert.Empty(Reasons.Of("T3-BALANCE"));
}
