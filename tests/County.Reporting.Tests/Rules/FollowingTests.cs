namespace County.Reporting.Tests;

/// <summary>One fault is one finding: what merely follows from it is said with it, not beside it.</summary>
[Trait("shows", "main-job")]
public class FollowingTests
{
    private const string Table = "t3_applications";
    private static readonly Subject Sound = SoundReport.Of(Catalogue.Of("2019"));

    [Fact]
    public void A_column_out_of_balance_is_one_finding_that_says_the_total_follows()
    {
        var received = Figure("new_received.other_org");
        var found = Assert.Single(Checker.Check(Raised("new_received.other_org", "new_received.total")));

        var right = Figure("results_total.other_org") + Figure("carried_out.other_org");
        Assert.Equal(("T3-BALANCE", right, right + 1), (found.Code, found.Expected, found.Actual));
        Assert.Equal(
            Cells("new_received.other_org", "carried_in.other_org", "results_total.other_org", "carried_out.other_org"),
            found.Cells);
        Assert.StartsWith($"表三，法人或其他组织·其他：新收{received + 1}＋", found.Message, StringComparison.Ordinal);
        Assert.Contains($"＝{right + 1}件，", found.Message, StringComparison.Ordinal);
        Assert.Contains("，有1件没有填写去向。", found.Message, StringComparison.Ordinal);
        Assert.EndsWith("表三“总计”列也因此对不上，不必另改。", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_total_in_one_row_is_one_finding_that_says_the_column_follows()
    {
        var found = Assert.Single(Checker.Check(Raised("granted.total")));

        Assert.Equal(
            ("T3-COL-TOTAL", Figure("granted.total"), Figure("granted.total") + 1),
            (found.Code, found.Expected, found.Actual));
        Assert.Equal(Row("granted"), found.Cells);
        Assert.StartsWith("表三，（一）予以公开：各类申请人合计", found.Message, StringComparison.Ordinal);
        Assert.EndsWith("表三“总计”列也因此对不上，不必另改。", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lone_slip_in_the_grand_total_is_one_finding_in_its_row()
    {
        var found = Assert.Single(Checker.Check(Raised("results_total.total")));

        var right = Figure("results_total.total");
        Assert.Equal(("T3-COL-TOTAL", right, right + 1), (found.Code, found.Expected, found.Actual));
        Assert.Equal(Row("results_total"), found.Cells);
        Assert.Contains("也因此对不上", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_columns_off_that_cancel_in_the_total_are_two_findings_and_nothing_follows()
    {
        var faulty = Sound
            .With($"{Table}.new_received.natural_person", Whole("new_received.natural_person") + 1)
            .With($"{Table}.new_received.other_org", Whole("new_received.other_org") - 1);

        var findings = Checker.Check(faulty);

        Assert.Equal(["T3-BALANCE", "T3-BALANCE"], findings.Select(finding => finding.Code));
        Assert.Equal(["natural_person", "other_org"], findings.Select(finding => finding.Cells[0].Column.Id));
        Assert.Contains("有1件没有填写去向", findings[0].Message, StringComparison.Ordinal);
        Assert.Contains("办理结果多出1件", findings[1].Message, StringComparison.Ordinal);
        Assert.All(findings, finding => Assert.DoesNotContain("也因此对不上", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_total_off_by_more_than_its_column_accounts_for_is_a_fault_of_its_own()
    {
        var faulty = Raised("new_received.other_org", "new_received.total").With($"{Table}.new_received.total", 900);

        var findings = Checker.Check(faulty with { LastYear = null });

        Assert.Equal(["T3-COL-TOTAL", "T3-BALANCE"], findings.Select(finding => finding.Code));
    }

    [Fact]
    public void A_wrong_result_in_one_column_is_told_once_and_the_total_follows()
    {
        var findings = Checker.Check(Raised("granted.other_org", "granted.total"));

        var found = Assert.Single(findings);
        Assert.Equal("T3-RESULT-SUM", found.Code);
        Assert.EndsWith("表三“总计”列也因此对不上，不必另改。", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_carry_off_in_one_column_is_told_once_and_the_total_follows()
    {
        var faulty = Raised("carried_in.other_org", "carried_in.total")
            .With($"{Table}.new_received.other_org", Whole("new_received.other_org") - 1)
            .With($"{Table}.new_received.total", Whole("new_received.total") - 1);

        var found = Assert.Single(Checker.Check(faulty));

        var before = Figure("carried_in.other_org");
        Assert.Equal(("X-CARRY", before, before + 1), (found.Code, found.Expected, found.Actual));
        Assert.Equal(Cells("carried_in.other_org"), found.Cells);
        Assert.EndsWith("表三“总计”列也因此对不上，不必另改。", found.Message, StringComparison.Ordinal);
    }

    private static Subject Raised(params string[] places) =>
        places.Aggregate(Sound, (subject, place) => subject.With($"{Table}.{place}", Whole(place) + 1));

    private static long Whole(string place) => Sound.Figures[$"{Table}.{place}"]!.Value;

    private static decimal? Figure(string place) => Whole(place);

    private static IEnumerable<Cell> Cells(params string[] places) =>
        places.Select(place => Sound.Figures.Format.Cell($"{Table}.{place}"));

    private static IEnumerable<Cell> Row(string row) =>
        Sound.Figures.Format.Table(Table).Cells.Where(cell => cell.Row.Id == row);
}
