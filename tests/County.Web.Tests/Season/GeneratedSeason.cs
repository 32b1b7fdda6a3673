using County.Reporting;
using County.Web.Features.Demo;
using County.Web.Tests.Features.Desk;
using County.Web.Tests.Features.Submitting;

namespace County.Web.Tests.Season;

/// <summary>
/// A county of generated townships whose season is run through the pages: each has a clerk and a leader, whose
/// accounts are copies of the demonstration's.
/// </summary>
internal sealed class GeneratedSeason
{
    public const int CountyId = 450100;
    public const string Office = "season-office";
    private const string InForce = "t2_art20_1.normative_docs.in_force";
    private const string Issued = "t2_art20_1.normative_docs.issued";
    private const string Repealed = "t2_art20_1.normative_docs.repealed";

    private readonly Dictionary<(int Unit, int Year), Figures> typed = [];

    /// <summary>What each unit of a year was told to report, whatever the program made of it.</summary>
    public IEnumerable<Figures> TypedIn(int year) => typed.Where(one => one.Key.Year == year).Select(one => one.Value);

    public static string Clerk(int unit) => $"season-clerk-{unit}";

    public static string Leader(int unit) => $"season-leader-{unit}";

    /// <summary>The county, its office, which adds the units by its pages, and their people.</summary>
    public static async Task OpenAsync(TurnOfYearSite site, int units)
    {
        await site.ExecuteAsync($"""
            insert into county.counties (county_id, name, prefecture, province)
            values ({CountyId}, '某县', '某市', '某省')
            """);
        await HireAsync(site, Office, null, "{Reviewer,Administrator}");
        using var office = await site.EnterAsync(Office);
        for (var unit = 1; unit <= units; unit++)
        {
            await AddUnitAsync(office, unit);
            await HireAsync(site, Clerk(unit), unit, "{Author}");
            await HireAsync(site, Leader(unit), unit, "{Reviewer,SecrecyReviewer,Signatory}");
        }
    }

    private static async Task AddUnitAsync(Visitor office, int unit)
    {
        var answer = await office.FillAsync(
            "/units/new", "/units", ("name", $"第{unit}镇"), ("code", $"{CountyId}{unit:000000}"), ("kind", "Township"),
            ("from", "2019-01-01"), ("general", "分管领导"), ("serious", "镇长"));
        Assert.Equal((302, $"/units/{unit}"), (answer.Status, answer.Location));
    }

    /// <summary>The unit fills its report and hands it in.</summary>
    /// <param name="site">On a day of the round.</param>
    /// <param name="year">Of the report.</param>
    /// <param name="unit">Whose it is.</param>
    /// <param name="before">Whose figures of the year before it goes on from.</param>
    public async Task ReportAsync(TurnOfYearSite site, int year, int unit, params int[] before)
    {
        using var clerk = await site.EnterAsync(Clerk(unit));
        var figures = Made(year, unit, before);
        typed[(unit, year)] = figures;
        var narrative = SampleNarrative.Of(figures, $"第{unit}镇", year);
        var page = new TypingClerk(clerk, year, $"account-{Clerk(unit)}", Guid.NewGuid().ToString("N"));
        var cells = figures.Format.Cells.Where(cell => !cell.IsComputed)
            .Select(cell => page.Change(cell.Address, cell.Print(figures[cell])));
        var texts = figures.Format.Sections.Where(section => section.IsText)
            .Select(section => page.Change(section.Id, narrative[section.Id]));
        var saved = await page.SendAsync([.. cells, .. texts]);
        Assert.All(saved["results"]!.AsArray(), one => Assert.Equal("saved", (string?)one!["status"]));
        await HandInAsync(site, year, unit, clerk);
    }

    /// <summary>After a return: one figure is another, and everybody signs anew.</summary>
    public async Task CorrectAsync(TurnOfYearSite site, int year, int unit)
    {
        using var clerk = await site.EnterAsync(Clerk(unit));
        var decisions = "t2_art20_5.licences.decisions";
        var figures = typed[(unit, year)];
        figures = typed[(unit, year)] = figures.With(decisions, figures[decisions] + 1);
        var page = new TypingClerk(clerk, year, $"account-{Clerk(unit)}", Guid.NewGuid().ToString("N"));
        var saved = await page.TypeAsync(decisions, $"{figures[decisions]}", seen: 1);
        Assert.Equal("saved", (string?)saved["results"]![0]!["status"]);
        await HandInAsync(site, year, unit, clerk);
    }

    private static async Task HandInAsync(TurnOfYearSite site, int year, int unit, Visitor clerk)
    {
        using var leader = await site.EnterAsync(Leader(unit));
        await OpenReport.ExplainAllAsync(clerk, year);
        await OpenReport.SignAsync(clerk, leader, year);
        var handedIn = await OpenReport.PostAsync(clerk, $"/reports/{year}/submission");
        Assert.True(handedIn.Status == 302, OpenReport.Text(handedIn));
    }

    /// <summary>A report that breaks no rule beside those of the year before.</summary>
    private Figures Made(int year, int unit, int[] before)
    {
        var made = new SampleReport((year * 1000) + unit).Consistent(Catalogue.ForYear(year)!);
        if (before.Length == 0) return made;
        var stock = before.Sum(one => typed[(one, year - 1)][InForce]!.Value);
        return made.With(InForce, stock + made[Issued] - made[Repealed]).WithTotals();
    }

    private static Task HireAsync(TurnOfYearSite site, string name, int? unit, string rights) => site.ExecuteAsync($"""
        do $$ declare copy accounts.accounts; begin
            select * into copy from accounts.accounts where user_name = 'yaoshan';
            copy.id := 'account-{name}'; copy.user_name := '{name}'; copy.normalized_user_name := upper('{name}');
            insert into accounts.accounts select copy.*;
        end $$;
        insert into county.memberships (county_id, unit_id, account_id, person, post, rights, joined_at)
        values ({CountyId}, {(unit is { } of ? $"{of}" : "null")}, 'account-{name}', '{name}', '干事', '{rights}', now())
        """);
}
