using System.Collections.Immutable;

namespace County.Reporting.Tests;

[Trait("shows", "clerk")]
public class FindingTests
{
    private const string Table = "t3_applications";
    private static readonly Format Form = Catalogue.Of("2021");

    [Theory]
    [InlineData(5, 0, "表三，自然人：新收4＋结转2＝6件，办理结果5＋结转下年度0＝5件，有1件没有填写去向。")]
    [InlineData(6, 8, "表三，自然人：新收4＋结转2＝6件，办理结果6＋结转下年度8＝14件，办理结果多出8件。")]
    public void A_column_out_of_balance_is_told_as_a_colleague_tells_it(int handled, int carried, string words)
    {
        var found = Assert.Single(Check(4, 2, handled, carried));

        Assert.Equal(words + "表三“总计”列也因此对不上，不必另改。", found.Message);
    }

    [Fact]
    public void A_finding_keeps_its_key_while_its_numbers_stand_and_takes_another_with_them()
    {
        var first = Assert.Single(Check(4, 2, 5, 0));

        Assert.Equal(first.Key, Assert.Single(Check(4, 2, 5, 0)).Key);
        Assert.Matches("^[0-9a-f]{64}$", first.Key);
        // The difference is the same, but both sides are not.
        Assert.NotEqual(first.Key, Assert.Single(Check(5, 2, 6, 0)).Key);
        Assert.NotEqual(first.Key, Assert.Single(Check(4, 2, 4, 0)).Key);
        Assert.NotEqual(first.Key, (first with { Code = "X" }).Key);
        Assert.NotEqual(first.Key, (first with { Cells = [first.Cells[0]] }).Key);
        Assert.NotEqual(first.Key, (first with { Quoted = "收费1元" }).Key);
        Assert.Equal(first.Key, (first with { Message = "另一种说法。", Severity = Severity.Note }).Key);
    }

    [Fact]
    public void A_finding_read_back_from_the_database_has_the_key_it_was_kept_under()
    {
        var found = Assert.Single(Check(4, 2, 5, 0));

        Assert.Equal(found.Key, Finding.KeyOf(
            found.Code, found.Cells.Select(cell => cell.Address), found.Expected + 0.000000m, 6.000000m));
    }

    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    public void No_two_findings_of_a_report_have_one_key(string id) => Assert.All(
        RuleExamplesTests.Examples().Where(row => row.Data.Item1 == id),
        row => Assert.Distinct(Checker.Check(
            RuleExamplesTests.Of(Catalogue.Of(id), row.Data.Item2)[row.Data.Item3].Breaking).Select(f => f.Key)));

    [Fact]
    public void An_amount_that_a_sentence_contradicts_quotes_the_sentence()
    {
        var told = SoundReport.Of(Form) with
        {
            LastYear = null,
            Narrative = new Narrative("工作有序。全年行政事业性收费414520万元；其余为零。", "", ""),
        };

        var found = Assert.Single(Checker.Check(told));

        Assert.Equal(("F-MAGNITUDE", "全年行政事业性收费414520万元"), (found.Code, found.Quoted));
    }

    [Fact]
    public void The_three_levels_have_one_name_each() => Assert.Equal(
        ["错误（须改）", "疑问（须说明）", "提示"],
        Enum.GetValues<Severity>().Select(severity => severity.OfficialName()));

    private static ImmutableArray<Finding> Check(long received, long before, long handled, long carried) =>
        Checker.Check(new Subject(Figures.Zero(Form)
            .With($"{Table}.new_received.natural_person", received)
            .With($"{Table}.carried_in.natural_person", before)
            .With($"{Table}.granted.natural_person", handled)
            .With($"{Table}.carried_out.natural_person", carried).WithTotals()));
}
