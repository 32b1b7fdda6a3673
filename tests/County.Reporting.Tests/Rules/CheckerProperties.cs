using CsCheck;

namespace County.Reporting.Tests;

[Trait("shows", "main-job")]
public class CheckerProperties
{
    [Fact]
    public void A_consistent_report_has_no_error() =>
        (from format in Reports.Formats
         from years in Reports.Consistent(format)
         from level in Gen.OneOf([.. Enum.GetValues<Level>().Select(Gen.Const)])
         select (years.Before, years.Now, level)).Sample(given => Assert.DoesNotContain(
            Checker.Check(new Subject(given.Now) { Level = given.level, LastYear = given.Before }),
            finding => finding.Severity == Severity.Error));

    [Fact]
    public void One_figure_changed_in_table_three_or_four_breaks_a_sum() =>
        (from format in Reports.Formats
         from years in Reports.Consistent(format)
         from cell in Gen.OneOf([.. format.Cells.Where(IsAddedUp).Select(Gen.Const)])
         from change in Gen.Int[1, 40]
         from isLess in Gen.Bool
         select (years.Now, cell, change: isLess ? -change : change)).Sample(given =>
        {
            var changed = given.Now.With(given.cell, given.Now[given.cell] + given.change);

            Assert.Contains(Checker.Check(new Subject(changed)), finding => finding is
            {
                Severity: Severity.Error, Code: ['T', '3' or '4', '-', ..],
            } && finding.Cells.Any(cell => cell.Row == given.cell.Row || cell.Column == given.cell.Column));
        });

    [Fact]
    public void Whatever_stands_in_a_report_checking_it_ends_in_findings_that_name_what_they_found() =>
        (from format in Reports.Formats
         from now in Reports.Any(format)
         from before in Reports.Any(format)
         select (now, before)).Sample(given => Assert.All(
            Checker.Check(new Subject(given.now) { Level = Level.County, Year = 2020, LastYear = given.before }),
            finding => Assert.EndsWith("。", finding.Message, StringComparison.Ordinal)));

    private static bool IsAddedUp(Cell cell) => cell.Table.Section.Id != "s2_proactive";
}
