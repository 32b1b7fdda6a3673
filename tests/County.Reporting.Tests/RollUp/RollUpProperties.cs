using CsCheck;

namespace County.Reporting.Tests;

[Trait("shows", "main-job")]
public class RollUpProperties
{
    private static readonly string[] NotAdditive = ["JUMP", "F-MAGNITUDE"];

    private static readonly Gen<(Format Format, Contribution[] Units)> County =
        from format in Reports.Formats
        from units in Reports.Contributions(Reports.Any(format), 8)
        select (format, units);

    [Fact]
    public void A_roll_up_does_not_depend_on_the_order_of_its_parts() =>
        (from county in County
         from shuffled in Gen.Shuffle(county.Units)
         select (county.Format, county.Units, shuffled)).Sample(given =>
        {
            var gaps = Gaps(4);
            var one = RollUp.Of(given.Format, given.Units, gaps);
            var other = RollUp.Of(given.Format, given.shuffled, gaps.Reverse());

            AssertSame(one, other);
        });

    [Fact]
    public void A_roll_up_of_roll_ups_equals_the_roll_up_of_the_leaves() =>
        (from county in County
         from groups in Gen.Int[0, 2].Array[county.Units.Length]
         select (county.Format, county.Units, groups)).Sample(given =>
        {
            var gaps = Gaps(3);
            var parts = Enumerable.Range(0, 3).Select(group => RollUp.Of(
                given.Format, given.Units.Where((_, i) => given.groups[i] == group), [gaps[group]]));

            AssertSame(RollUp.Of(given.Format, given.Units, gaps), RollUp.Merge([.. parts]));
        });

    [Fact]
    public void A_cell_is_the_sum_of_its_shares_and_blank_only_where_every_unit_left_it_blank() =>
        County.Sample(given =>
        {
            var summary = RollUp.Of(given.Format, given.Units, []);
            foreach (var cell in given.Format.Cells)
            {
                var shares = summary.ContributionsTo(cell);
                Assert.Equal(given.Units.Length, shares.Length + summary.BlanksIn(cell).Length);
                Assert.Equal(shares.IsEmpty ? null : shares.Sum(share => share.Figure), summary.Figures[cell]);
            }
        });

    [Fact]
    public void The_sum_of_consistent_reports_breaks_no_additive_rule() =>
        (from format in Reports.Formats
         from units in Reports.Consistent(format).Array[1, 6]
         select (format, units)).Sample(given =>
        {
            var units = given.units;
            var before = RollUp.Of(given.format, units.Select((unit, i) => Reports.Contribution(i, unit.Before)), []);
            var now = RollUp.Of(given.format, units.Select((unit, i) => Reports.Contribution(i, unit.Now)), []);

            foreach (var (earlier, later) in given.units.Append((before.Figures, now.Figures)))
            {
                var findings = Checker.Check(new Subject(later) { Level = Level.County, LastYear = earlier });
                Assert.DoesNotContain(findings, finding => !NotAdditive.Contains(finding.Code));
            }
        });

    [Fact]
    [Trait("shows", "season")]
    public void A_summary_with_adjustments_is_the_sum_of_its_parts_and_of_them_in_every_cell() =>
        (from county in County
         from adjustments in Adjustments(county.Format)
         select (county.Format, county.Units, adjustments)).Sample(given =>
        {
            var plain = RollUp.Of(given.Format, given.Units, []);
            var summary = RollUp.Of(given.Format, given.Units, [], given.adjustments);
            Assert.Equal(plain.Figures, summary.UnitsSum);
            foreach (var cell in given.Format.Cells)
            {
                var shares = summary.ContributionsTo(cell);
                var adjustments = summary.AdjustmentsTo(cell);
                Assert.Equal(
                    shares.IsEmpty && adjustments.IsEmpty
                        ? null
                        : shares.Sum(share => share.Figure) + adjustments.Sum(one => one.Amount),
                    summary.Figures[cell]);
            }
        });

    [Fact]
    [Trait("shows", "season")]
    public void Adjusted_figures_of_consistent_reports_keep_every_total() =>
        (from format in Reports.Formats
         from units in Reports.Consistent(format).Array[1, 6]
         from adjustments in Adjustments(format)
         select (format, units, adjustments)).Sample(given =>
        {
            var summary = RollUp.Of(
                given.format, given.units.Select((unit, i) => Reports.Contribution(i, unit.Now)), [],
                given.adjustments);

            Assert.Equal(summary.Figures.WithTotals(), summary.Figures);
        });

    [Fact]
    [Trait("shows", "season")]
    public void Adjustments_are_merged_and_ordered_as_units_are() =>
        (from county in County
         from adjustments in Adjustments(county.Format)
         from shuffled in Gen.Shuffle(adjustments)
         from groups in Gen.Int[0, 2].Array[adjustments.Length]
         select (county.Format, county.Units, adjustments, shuffled, groups)).Sample(given =>
        {
            var whole = RollUp.Of(given.Format, given.Units, [], given.adjustments);
            var parts = Enumerable.Range(0, 3).Select(group => RollUp.Of(
                given.Format, group == 0 ? given.Units : [], [],
                given.adjustments.Where((_, i) => given.groups[i] == group)));

            AssertSame(whole, RollUp.Of(given.Format, given.Units, [], given.shuffled));
            AssertSame(whole, RollUp.Merge([.. parts]));
        });

    private static Gen<CountedAdjustment[]> Adjustments(Format format)
    {
        var cells = format.Cells.Where(cell => !cell.IsComputed).ToArray();
        return Gen.Select(Gen.Int[0, cells.Length - 1], Gen.Long[-9, 9]).Array[0, 6].Select(all => all
            .Select((one, i) => new CountedAdjustment(i + 1, cells[one.Item1], one.Item2, "同一申请两个单位重复登记"))
            .ToArray());
    }

    private static Gap[] Gaps(int count) =>
        [.. Enumerable.Range(900, count).Select(unit => new Gap(Reports.Code(unit), "某乡", GapReason.Drafting))];

    private static void AssertSame(Summary expected, Summary actual)
    {
        Assert.Equal(expected.Figures, actual.Figures);
        Assert.Equal(expected.Contributions, actual.Contributions);
        Assert.Equal(expected.Gaps, actual.Gaps);
        Assert.Equal(expected.UnitsSum, actual.UnitsSum);
        Assert.Equal(expected.Adjustments, actual.Adjustments);
        Assert.Equal(expected.InputHash, actual.InputHash);
    }
}
