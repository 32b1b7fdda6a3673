using County.Reporting;

namespace County.Web.Tests.Features.Comparison;

/// <summary>
/// The demonstration county with a round of 2020 between its two, figures of the tests' own, and 白衣镇 merged into 新洲镇
/// in 2021.
/// </summary>
public sealed class ComparedCounty(TestServer server) : IAsyncLifetime
{
    public const string Received = "t3_applications.new_received.total";
    public const string Granted = "t3_applications.granted.total";
    public const string Results = "t3_applications.results_total.total";

    /// <summary>What each unit received in 2019, 2020 and 2021; 涔澹农场 reported for the last year alone.</summary>
    private static readonly (int Unit, int[] Figures)[] Counts =
    [
        (1, [3, 4, 5]), (2, [3, 4, 4]), (3, [4, 4, 4]), (4, [5, 5, 5]), (5, [2, 3, 3]), (6, [6, 6, 13]), (7, [4, 5]),
        (8, [0, 0, 2]), (9, [6, 6, 40]), (10, [0, 0, 3]),
    ];

    private readonly DemoDatabase demo = new(server);

    public async ValueTask InitializeAsync()
    {
        await demo.InitializeAsync();
        foreach (var table in new[] { "rounds", "round_units", "reports", "submissions" })
        {
            await demo.ExecuteAsync($$"""
                insert into county.{{table}} select (jsonb_populate_record(one, '{"year": 2020}')).*
                from county.{{table}} one where year = 2019
                """);
        }

        await demo.ExecuteAsync("""
            insert into county.unit_lineage (county_id, unit_id, successor_id, since, kind, name_before)
            values (430781, 7, 6, '2021-06-01', 'MergedInto', '白衣镇');
            update county.round_units set exemption = '撤并' where unit_id = 7 and year = 2021;
            update county.reports set state = 'NotStarted', latest_version = 0, accepted_version = null
            where unit_id = 7 and year = 2021
            """);
        foreach (var (unit, figures) in Counts)
        {
            for (var place = 0; place < figures.Length; place++)
            {
                await SetAsync(unit, 2019 + place, Received, figures[place]);
                await SetAsync(unit, 2019 + place, Granted, 16);
                await SetAsync(unit, 2019 + place, Results, 20);
            }
        }

        await SetAsync(1, 2021, Granted, 2);
    }

    public ValueTask DisposeAsync() => demo.DisposeAsync();

    internal async Task<Visitor> EnterAsync(string name = Visitor.Office)
    {
        var visitor = await demo.VisitAsync();
        Assert.Equal(302, (await visitor.SignInAsync(name)).Status);
        return visitor;
    }

    internal Task ExecuteAsync(string sql) => demo.ExecuteAsync(sql);

    private Task SetAsync(int unit, int year, string address, int figure)
    {
        var form = Catalogue.ForYear(year)!;
        var place = form.Cells.Where(cell => cell.Table.Section.Id == "s3_applications").ToList()
            .IndexOf(form.Cell(address)) + 1;
        return demo.ExecuteAsync(
            $"update county.submissions set applications[{place}] = {figure} where unit_id = {unit} and year = {year}");
    }
}
