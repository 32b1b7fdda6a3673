using System.Collections.Immutable;

namespace County.Reporting.Tests;

[Trait("shows", "main-job")]
public class CheckerTests
{
    private static readonly Format Form = Catalogue.Of("2021");
    private static readonly Subject Sound = SoundReport.Of(Form);
    private static readonly Subject Old = SoundReport.Of(Catalogue.Of("2019"));

    [Fact]
    public void Blanks_are_not_zero_sums_with_a_blank_part_are_silent_and_one_finding_a_table_counts_the_blanks()
    {
        var findings = Checker.Check(Sound with { Figures = Figures.Blank(Form) });

        Assert.Equal(Enumerable.Repeat("F-BLANK", Form.Tables.Length), findings.Select(finding => finding.Code));
        Assert.Equal(Form.Cells, findings.SelectMany(finding => finding.Cells));
        Assert.Contains("有175格空白", findings[^2].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blank_last_year_is_no_zero_either() => Assert.Empty(Checker.Check(Sound with
    {
        LastYear = Figures.Blank(Form),
    }));

    [Fact]
    public void Of_cells_that_were_not_read_nothing_is_said() =>
        Assert.Empty(Checker.Check(Sound.WithUnread(Form.Cells)));

    [Fact]
    public void Where_the_level_is_unknown_the_rule_about_levels_is_silent()
    {
        Assert.Empty(Checker.Check(Sound with { Level = null }));
        Assert.Equal(
            ["X-RULES-ZERO", "X-RULES-ZERO", "X-RULES-ZERO"],
            Checker.Check(Sound with { Level = Level.County }).Select(finding => finding.Code));
    }

    [Fact]
    public void Where_the_year_is_unknown_the_rule_about_forms_is_silent()
    {
        Assert.Empty(Checker.Check(Old with { Year = null }));
        var late = Assert.Single(Checker.Check(Old with { Year = 2022 }));
        var early = Assert.Single(Checker.Check(Old with { Year = 2018 }));
        Assert.Contains("应当用2021年格式", late.Message, StringComparison.Ordinal);
        Assert.Contains("没有统一格式", early.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void From_the_old_form_to_the_new_what_is_carried_over_must_agree_but_no_stock_is_compared()
    {
        var agreeing = Sound with { LastYear = Old.LastYear! };
        var differing = Sound with { LastYear = Old.LastYear!.With("t3_applications.carried_out.other_org", 20) };

        Assert.DoesNotContain(Checker.Check(agreeing), finding => finding.Code != "X-CARRY");
        Assert.Contains(Checker.Check(differing), finding => finding is { Code: "X-CARRY", Expected: 20 }
            && finding.Cells.Single().Address == "t3_applications.carried_in.other_org");
        Assert.DoesNotContain(
            Checker.Check(differing), finding => finding.Code.StartsWith("T2-", StringComparison.Ordinal));
    }

    [Fact]
    public void Findings_come_errors_first_then_queries_then_notes_and_by_place_within_each()
    {
        var findings = Checker.Check(Bad(Sound));

        Assert.Equal([Severity.Error, Severity.Query, Severity.Note], findings.Select(f => f.Severity).Distinct());
        Assert.Equal(
            findings.OrderBy(f => f.Severity).ThenBy(f => f.Cells.IsEmpty ? -1 : f.Cells[0].Index), findings);
    }

    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    public void A_message_is_a_Chinese_sentence_that_names_its_place_and_no_address_id_or_code(string id)
    {
        var form = Catalogue.Of(id);
        var codes = Checker.RulesOf(form).Select(rule => rule.Code).Distinct().ToList();
        var findings = RuleExamplesTests.Examples().Where(row => row.Data.Item1 == id)
            .SelectMany(row => Checker.Check(RuleExamplesTests.Of(form, row.Data.Item2)[row.Data.Item3].Breaking))
            .Concat(Checker.Check(Bad(SoundReport.Of(form)))).ToList();

        Assert.Equal(codes.Order(), findings.Select(finding => finding.Code).Distinct().Order());
        Assert.All(findings, finding =>
        {
            Assert.EndsWith("。", finding.Message, StringComparison.Ordinal);
            Assert.DoesNotMatch("[A-Za-z_]{2}|[,:;()]|。。", finding.Message);
            Assert.True(finding.Cells.IsEmpty || Names(finding).Any(finding.Message.Contains), finding.Message);
        });
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MaxValue / 2)]
    [InlineData(long.MinValue)]
    [InlineData(Figures.Largest + 1)]
    public void Figures_beyond_all_measure_are_findings_and_never_an_exception(long figure)
    {
        foreach (var form in Catalogue.All)
        {
            var one = Checker.Check(SoundReport.Of(form).With("t3_applications.granted.other_org", figure));
            var found = Assert.Single(one);
            Assert.Equal(("F-RANGE", (decimal)figure), (found.Code, found.Actual));
            Assert.Contains("大得不可能", found.Message, StringComparison.Ordinal);

            var huge = new[] { figure, Figures.Largest, -Figures.Largest, 0 }.Select(all => Fill(form, all)).ToList();
            foreach (var (now, before) in huge.SelectMany(now => huge.Select(before => (now, before))))
            {
                var subject = new Subject(now) { Level = Level.County, LastYear = before, Year = 2021 };
                Assert.DoesNotContain(Checker.Check(subject), finding => finding.Message.Length == 0);
            }
        }
    }

    private static Figures Fill(Format form, long figure) =>
        Figures.Of(form, [.. form.Cells.Select(_ => (long?)figure)]);

    /// <summary>The words by which a finding's place may be named: a row, a column, a table.</summary>
    private static IEnumerable<string> Names(Finding finding) => finding.Cells.SelectMany(cell => (string[])
        [cell.RowName, cell.Table.Title ?? $"表{cell.Table.Section.Ordinal}"]);

    private static Subject Bad(Subject sound)
    {
        var amount = sound.Figures.Format.Cells.Single(cell => cell.Column.Kind == FigureKind.Amount);
        var faulty = sound
            .With("t4_review_litigation.review.total", 1)
            .With("t3_applications.granted.other_org", -1)
            .With("t2_art20_6.penalties.decisions", 900)
            .With("t2_art20_6.coercion.decisions", null)
            .With("t3_applications.carried_in.natural_person", 100);
        return faulty with
        {
            Level = Level.Township,
            Printed = ImmutableDictionary<Cell, string>.Empty.Add(amount, "41.452万元"),
        };
    }
}
