using CsCheck;

namespace County.Reporting.Tests;

/// <summary>Of every cell of either form the bridge says what compares with it, or why nothing does.</summary>
[Trait("shows", "season")]
public class BridgeTests
{
    private static readonly Format Old = Catalogue.Of("2019");
    private static readonly Format New = Catalogue.Of("2021");

    // The cells of table two that both forms ask for in the same words.
    private static readonly string[] Decisions =
        ["t2_art20_5.licences.decisions", "t2_art20_6.penalties.decisions", "t2_art20_6.coercion.decisions"];

    private static readonly string[] Parts = ["other_no_correction", "other_fee_unpaid", "other_other"];

    public static IEnumerable<TheoryDataRow<string, string, string>> Cells() =>
        from pair in new[] { (Form: Old, Other: New), (Form: New, Other: Old) }
        from cell in pair.Form.Cells
        select new TheoryDataRow<string, string, string>(pair.Form.Id, pair.Other.Id, cell.Address);

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_cell_compares_with_what_says_the_same_or_a_sentence_says_why_with_nothing(
        string id, string otherId, string address)
    {
        var (form, other) = (Catalogue.Of(id), Catalogue.Of(otherId));
        var cell = form.Cell(address);

        switch (Bridge.Between(form, other).Of(cell))
        {
            case Counterpart.Comparable(var cells, var source):
                Assert.Equal(Wanted(cell), cells.Select(one => one.Address));
                Assert.All(cells, one => Assert.Equal(
                    (cell.Column.Kind, cell.Column.Unit), (one.Column.Kind, one.Column.Unit)));
                Assert.All(cells, one => Assert.Equal(cell.Table.Id, one.Table.Id));
                Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", source);
                break;
            case Counterpart.None(var reason):
                Assert.Empty(Wanted(cell));
                Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", reason);
                Assert.DoesNotMatch("[A-Za-z_]{2}|[,:;()]|。$", reason);
                break;
            default:
                Assert.Fail("A counterpart of no known kind");
                break;
        }
    }

    [Fact]
    public void Of_161_and_175_cells_of_table_three_all_but_the_parts_of_other_handling_compare_and_of_table_two_three()
    {
        Assert.Equal((161, 15, 3), Comparable(Old, New));
        Assert.Equal((154, 15, 3), Comparable(New, Old));
    }

    [Fact]
    public void A_form_compares_with_itself_cell_by_cell() => Assert.All(Catalogue.All, form =>
        Assert.All(form.Cells, cell => Assert.Equal(
            cell, Assert.Single(Assert.IsType<Counterpart.Comparable>(Bridge.Between(form, form).Of(cell)).Cells))));

    [Fact]
    public void Other_handling_of_2020_is_read_as_the_sum_of_the_three_rows_of_2021_and_never_as_one_of_them()
    {
        const string Table = "t3_applications";
        var figures = Parts.Select((row, i) => (row, Figure: (long?)(i + 2))).Aggregate(
            Figures.Zero(New), (all, part) => all.With($"{Table}.{part.row}.natural_person", part.Figure));

        Assert.Equal(9, Bridge.Between(Old, New).Read(figures, Old.Cell($"{Table}.other_handling.natural_person")));
        Assert.Null(Bridge.Between(Old, New).Read(
            figures.With($"{Table}.{Parts[0]}.natural_person", null),
            Old.Cell($"{Table}.other_handling.natural_person")));
        Assert.Null(Bridge.Between(New, Old).Read(
            Figures.Zero(Old).With($"{Table}.other_handling.natural_person", 9),
            New.Cell($"{Table}.{Parts[2]}.natural_person")));
    }

    [Fact]
    public void What_2020_carried_on_is_held_against_2021_for_each_kind_of_applicant_and_no_stock_is()
    {
        var before = SoundReport.Of(Old).Figures;
        foreach (var column in New.Table("t3_applications").Columns.Where(column => !column.IsComputed))
        {
            var carried = before[$"t3_applications.carried_out.{column.Id}"]!.Value;
            var now = Figures.Zero(New).With($"t3_applications.carried_in.{column.Id}", carried + 1);
            var found = Checker.Check(new Subject(now) { LastYear = before }).Single(finding =>
                finding.Code == "X-CARRY" && finding.Cells[0].Column == column);
            Assert.Equal((carried, carried + 1), ((long)found.Expected!, (long)found.Actual!));
        }

        var rewritten = Figures.Zero(New).With("t2_art20_1.normative_docs.in_force", 900);
        Assert.DoesNotContain(
            Checker.Check(new Subject(rewritten) { LastYear = before }),
            finding => finding.Code is "T2-STOCK" or "T2-REPEAL-CAP" || (finding.Code == "JUMP"
                && finding.Cells.Any(cell => cell.Table.Id is "t2_art20_1" or "t2_art20_8")));
    }

    [Fact]
    public void A_jump_over_the_change_of_forms_is_told_of_decisions_in_the_words_of_the_new_form()
    {
        var now = Figures.Zero(New).With(Decisions[1], 60);
        var before = Figures.Zero(Old).With(Decisions[1], 10);

        var found = Checker.Check(new Subject(now) { LastYear = before }).Single(finding => finding.Code == "JUMP");

        Assert.Contains("“本年处理决定数量”列：上年10件，本年60件，", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sum_on_one_form_is_the_sum_cell_by_cell() => (
        from form in Reports.Formats
        from units in Reports.Any(form).Array[0, 4]
        select (form, units)).Sample(given => Assert.Equal(
            given.units.Aggregate(Figures.Blank(given.form), (sum, unit) => sum.Plus(unit)),
            Bridge.Sum(given.form, given.units)));

    [Fact]
    public void A_sum_over_two_forms_leaves_blank_what_does_not_compare() => (
        from old in Reports.Any(Old)
        from now in Reports.Any(New)
        select (old, now)).Sample(given =>
        {
            var sum = Bridge.Sum(New, [given.now, given.old]);
            foreach (var cell in New.Cells)
            {
                var wanted = Wanted(cell).ToList();
                if (wanted.Count == 0)
                {
                    Assert.Null(sum[cell]);
                }
                else if (given.now[cell] is { } mine && given.old[wanted[0]] is { } other)
                {
                    Assert.Equal(mine + other, sum[cell]);
                }
            }
        });

    [Fact]
    public void Where_units_were_divided_a_note_says_so_and_nothing_is_compared()
    {
        var apart = new Subject(Figures.Zero(New)) { NotBesideLastYear = "本单位2025年3月1日分设" };

        var found = Assert.Single(Checker.Check(apart));
        Assert.Equal(("X-LINEAGE", Severity.Note), (found.Code, found.Severity));
        Assert.StartsWith("本单位2025年3月1日分设，", found.Message, StringComparison.Ordinal);
        Assert.NotEqual(Checker.InputHash(new Subject(Figures.Zero(New))), Checker.InputHash(apart));
    }

    /// <summary>What must compare, told independently: same words, or the rows that （六）其他处理 was split into.</summary>
    private static IEnumerable<string> Wanted(Cell cell) => cell switch
    {
        { Table.Section.Id: "s2_proactive" } => Decisions.Where(address => address == cell.Address),
        { Row.Id: "other_handling" } => Parts.Select(row => $"{cell.Table.Id}.{row}.{cell.Column.Id}"),
        _ when Parts.Contains(cell.Row.Id) => [],
        _ => [cell.Address],
    };

    private static (int Applications, int Disputes, int Proactive) Comparable(Format form, Format other)
    {
        var sections = form.Cells.Where(cell => Bridge.Between(form, other).Of(cell) is Counterpart.Comparable)
            .CountBy(cell => cell.Table.Section.Id).ToDictionary();
        return (sections["s3_applications"], sections["s4_review_litigation"], sections["s2_proactive"]);
    }
}
