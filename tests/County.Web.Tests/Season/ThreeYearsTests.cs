using County.Data;
using County.Reporting;
using County.Web.Tests.Features.Submitting;
using County.Web.Tests.Features.Units;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Tests.Season;

/// <summary>A county of sixty over three years, by its pages and nothing else.</summary>
[Collection(AtTurnOfYear.Name)]
[Trait("shows", "office")]
[Trait("slow", "true")]
public sealed class ThreeYearsTests(TurnOfYear season)
{
    private const int Units = 60;

    // 60 is merged into 59 in the spring of the third year.
    private const int Merged = 60;
    private const int Successor = 59;

    private static readonly int[] Returned = [3, 7, 11, 18, 22, 29, 35, 41, 48, 56];

    [Fact]
    public async Task Every_figure_of_the_county_is_the_sum_of_what_its_units_typed()
    {
        var database = await season.CopyAsync();
        var county = new GeneratedSeason();
        await using (var site = await TurnOfYear.ServeAsync(database, "2027-01-04"))
        {
            await GeneratedSeason.OpenAsync(site, Units);
            using var office = await site.EnterAsync(GeneratedSeason.Office);
            await RunAsync(site, county, office, 2026, Enumerable.Range(1, Units), unit => []);
        }

        await using (var site = await TurnOfYear.ServeAsync(database, "2028-01-04"))
        {
            using var office = await site.EnterAsync(GeneratedSeason.Office);
            await RunAsync(site, county, office, 2027, Enumerable.Range(1, Units), unit => [unit]);
        }

        await using (var site = await TurnOfYear.ServeAsync(database, "2029-01-04"))
        {
            using var office = await site.EnterAsync(GeneratedSeason.Office);
            await MergeAsync(office);
            await RunAsync(site, county, office, 2028, Enumerable.Range(1, Units - 1), unit =>
                unit == Successor ? [Successor, Merged] : [unit]);
        }
    }

    private static async Task RunAsync(
        TurnOfYearSite site, GeneratedSeason county, Visitor office, int year, IEnumerable<int> units,
        Func<int, int[]> before)
    {
        var required = units.ToList();
        var opened = await TurnOfYearSite.FillRoundAsync(office, year);
        Assert.True(opened.Status == 302, OpenReport.Text(opened));
        foreach (var unit in required) await county.ReportAsync(site, year, unit, before(unit));
        foreach (var unit in Returned) await ReturnAsync(office, year, unit);
        await RollUpAsync(office, year);
        Assert.Equal(0, (await NewestAsync(site, year))?.Figures[Cell(year)] ?? 0);
        foreach (var unit in Returned) await county.CorrectAsync(site, year, unit);
        foreach (var unit in required) await AcceptAsync(office, year, unit, Returned.Contains(unit) ? 2 : 1);
        await RollUpAsync(office, year);

        var summary = (await NewestAsync(site, year))!;
        var page = OpenReport.Text(await office.GetAsync($"/rounds/{year}/summary"));
        Assert.Contains(
            $"应报 {required.Count} 个单位，已报送 {required.Count} 个，计入汇总 {required.Count} 个", page,
            StringComparison.Ordinal);
        foreach (var cell in summary.Figures.Format.Cells)
        {
            // Totals are typed by nobody: each is the sum of its parts, whoever adds them.
            Assert.Equal(county.TypedIn(year).Sum(one => one[cell]), summary.Figures[cell]);
        }

        foreach (var unit in required)
        {
            Act(await OpenReport.PostAsync(
                office, $"/rounds/{year}/units/{unit}/publication", ("version", Returned.Contains(unit) ? "2" : "1")));
        }

        Assert.Equal(required.Count, await site.ReadAsync(db => db.Reports.CountAsync(r =>
            r.CountyId == GeneratedSeason.CountyId && r.Year == year && r.State == ReportState.Published)));
    }

    private static async Task MergeAsync(Visitor office) => Act(await LineageForm.ConfirmAsync(
        office, Merged, "MergedInto", Successor, "2028-03-01"));

    private static async Task ReturnAsync(Visitor office, int year, int unit)
    {
        var page = $"/rounds/{year}/units/{unit}";
        Act(await OpenReport.PostAsync(office, $"{page}/review", ("version", "1")));
        Act(await OpenReport.PostAsync(office, $"{page}/remarks", ("version", "1"), ("text", "行政许可少计一件")));
        Act(await OpenReport.ReturnAsync(office, page, "请核对后重新报送"));
    }

    private static async Task AcceptAsync(Visitor office, int year, int unit, int version)
    {
        var page = $"/rounds/{year}/units/{unit}";
        Act(await OpenReport.PostAsync(office, $"{page}/review", ("version", $"{version}")));
        Act(await OpenReport.PostAsync(office, $"{page}/acceptance", ("version", $"{version}")));
    }

    private static async Task RollUpAsync(Visitor office, int year) =>
        Act(await OpenReport.PostAsync(office, $"/rounds/{year}/summary/rolling-up"));

    private static Task<StoredSummary?> NewestAsync(TurnOfYearSite site, int year) => site.ReadAsync(db =>
        db.Summaries.Where(s => s.CountyId == GeneratedSeason.CountyId && s.Year == year)
            .OrderByDescending(s => s.Version).FirstOrDefaultAsync());

    private static string Cell(int year) => Catalogue.ForYear(year)!.Cells[0].Address;

    private static void Act(Visitor.Answer answer) => Assert.True(answer.Status == 302, OpenReport.Text(answer));
}
