namespace County.Reporting.Tests;

[Trait("shows", "main-job")]
public class RollUpTests
{
    private const string Docs = "t2_art20_1.normative_docs.published";
    private static readonly Format Form = Catalogue.Of("2019");
    private static readonly Figures Zero = Figures.Zero(Form);

    [Fact]
    public void A_blank_adds_nothing_and_is_named_as_the_gap_of_its_cell()
    {
        var summary = RollUp.Of(Form, [Unit(1, Zero.With(Docs, 16)), Unit(2, Zero.With(Docs, null))], []);

        Assert.Equal(16, summary.Figures[Docs]);
        Assert.Equal([(Reports.Code(1), 16L)], summary.ContributionsTo(Form.Cell(Docs))
            .Select(share => (share.Contribution.UnitCode, share.Figure)));
        Assert.Equal([Reports.Code(2)], summary.BlanksIn(Form.Cell(Docs)).Select(unit => unit.UnitCode));
    }

    [Fact]
    public void A_cell_that_nobody_filled_stays_blank()
    {
        Assert.Null(RollUp.Of(Form, [Unit(1, Zero.With(Docs, null))], []).Figures[Docs]);
        Assert.Equal(Figures.Blank(Form), RollUp.Of(Form, [], []).Figures);
    }

    [Fact]
    public void A_wrong_total_is_worked_out_anew_before_it_is_added()
    {
        var wrong = Zero.With("t4_review_litigation.review.upheld", 2).With("t4_review_litigation.review.total", 7);

        Assert.Equal(2, RollUp.Of(Form, [Unit(1, wrong)], []).Figures["t4_review_litigation.review.total"]);
    }

    [Fact]
    public void A_total_with_a_blank_part_is_added_as_it_was_given()
    {
        var partial = Zero.With("t4_review_litigation.review.upheld", null)
            .With("t4_review_litigation.review.total", 7);

        Assert.Equal(7, RollUp.Of(Form, [Unit(1, partial)], []).Figures["t4_review_litigation.review.total"]);
    }

    [Fact]
    public void A_summary_tells_expected_reported_and_accepted_and_is_whole_only_without_a_gap()
    {
        Gap exempt = new(Reports.Code(8), "某农场", GapReason.Exempt);
        Gap waiting = new(Reports.Code(9), "某镇", GapReason.Submitted);
        Gap missing = new(Reports.Code(7), "某乡", GapReason.NotStarted);

        var partial = RollUp.Of(Form, [Unit(1, Zero)], [waiting, exempt, missing]);
        var whole = RollUp.Of(Form, [Unit(1, Zero)], [exempt]);

        Assert.Equal((3, 2, 1, false), (partial.Expected, partial.Reported, partial.Accepted, partial.IsComplete));
        Assert.Equal((1, 1, 1, true), (whole.Expected, whole.Reported, whole.Accepted, whole.IsComplete));
        Assert.Equal([missing, exempt, waiting], partial.Gaps);
        Assert.False(RollUp.Of(Form, [], []).IsComplete);
    }

    [Fact]
    public void A_unit_outside_the_sum_is_named_but_neither_expected_nor_missing()
    {
        Gap outside = new(Reports.Code(8), "某税务所", GapReason.OutsideSum);

        var whole = RollUp.Of(Form, [Unit(1, Zero)], [outside]);

        Assert.Equal((1, 1, 1, true), (whole.Expected, whole.Reported, whole.Accepted, whole.IsComplete));
        Assert.Equal([outside], whole.Gaps);
        Assert.False(RollUp.Of(Form, [], [outside]).IsComplete);
        Assert.Equal(
            [GapReason.Exempt, GapReason.OutsideSum],
            Enum.GetValues<GapReason>().Where(reason => !reason.IsExpected()));
    }

    [Fact]
    public void The_input_hash_changes_with_a_version_a_content_a_gap_and_the_form_and_with_nothing_else()
    {
        var unit = Unit(1, Zero);
        Gap gap = new(Reports.Code(2), "某镇", GapReason.Drafting);
        var hash = RollUp.Of(Form, [unit], [gap]).InputHash;

        Assert.Matches("^[0-9a-f]{64}$", hash);
        Assert.Equal(hash, RollUp.Of(Form, [unit with { UnitName = "改名镇" }], [gap]).InputHash);
        string[] others =
        [
            RollUp.Of(Form, [unit with { Version = 3 }], [gap]).InputHash,
            RollUp.Of(Form, [unit with { Hash = new string('0', 64) }], [gap]).InputHash,
            RollUp.Of(Form, [unit], [gap with { Reason = GapReason.Returned }]).InputHash,
            RollUp.Of(Form, [unit], []).InputHash,
            RollUp.Of(Form, [], [gap]).InputHash,
            RollUp.Of(Catalogue.Of("2021"), [], [gap]).InputHash,
        ];
        Assert.Distinct([hash, .. others]);
    }

    [Fact]
    public void A_report_on_another_form_is_refused()
    {
        var stranger = Unit(1, Figures.Zero(Catalogue.Of("2021")));

        Assert.Throws<ArgumentException>(() => RollUp.Of(Form, [stranger], []));
        Assert.Throws<ArgumentException>(() =>
            RollUp.Merge(RollUp.Of(Form, [], []), RollUp.Of(Catalogue.Of("2021"), [stranger], [])));
        Assert.Throws<ArgumentException>(() => RollUp.Merge());
    }

    [Fact]
    public void A_unit_that_comes_twice_is_refused()
    {
        Gap gap = new(Reports.Code(1), "某镇", GapReason.Drafting);
        var alone = RollUp.Of(Form, [Unit(1, Zero)], []);

        Assert.Throws<ArgumentException>(() => RollUp.Of(Form, [Unit(1, Zero), Unit(1, Zero)], []));
        Assert.Throws<ArgumentException>(() => RollUp.Of(Form, [Unit(1, Zero)], [gap]));
        Assert.Throws<ArgumentException>(() => RollUp.Of(Form, [], [gap, gap]));
        Assert.Throws<ArgumentException>(() => RollUp.Merge(alone, alone));
    }

    [Fact]
    public void Every_reason_for_a_gap_has_an_official_name_of_its_own() =>
        Assert.Distinct(Enum.GetValues<GapReason>().Select(reason => reason.OfficialName()));

    private static Contribution Unit(int code, Figures figures) => Reports.Contribution(code, figures);
}
