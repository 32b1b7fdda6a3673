using County.Reporting;

namespace County.Web.Tests.Features.Units;

/// <summary>What follows from a merger is told before it is put on record; none loses an open application.</summary>
[Trait("shows", "office")]
public sealed class LineageEffectTests(DemoDatabase demo) : IClassFixture<DemoDatabase>, IAsyncLifetime
{
    private const int From = 6;
    private const int To = 7;
    private const string Since = "2022-03-01";

    public async ValueTask InitializeAsync()
    {
        var form = Catalogue.ForYear(2021)!;
        var place = form.Cells.Where(cell => cell.Table.Section.Id == "s3_applications").ToList()
            .IndexOf(form.Cell("t3_applications.carried_out.total")) + 1;
        await demo.ExecuteAsync($"""
            delete from county.unit_lineage;
            update county.units set valid_to = null where unit_id = {From};
            update county.submissions set applications[{place}] = 3 where unit_id = {From} and year = 2021;
            """);
    }

    public async ValueTask DisposeAsync() => await demo.ExecuteAsync("""
        delete from county.reports where year = 2022; delete from county.change_marks where year = 2022;
        delete from county.round_units where year = 2022;
        delete from county.rounds where year = 2022;
        """);

    [Fact]
    public async Task A_merger_is_recorded_only_after_its_effects_were_read()
    {
        using var admin = await EnterAsync();

        var told = await LineageForm.SendAsync(admin, From, "MergedInto", To, Since);

        Assert.Equal(200, told.Status);
        Assert.Contains("新洲镇2021年度结转的3件申请由白衣镇承接，并入白衣镇2022年度报告的“上年结转”核对。", told.Html, StringComparison.Ordinal);
        Assert.Contains("2022年度任务开启时，新洲镇不再列为应报单位，全年的数由白衣镇报送。", told.Html, StringComparison.Ordinal);
        Assert.Contains("确认登记", told.Html, StringComparison.Ordinal);
        Assert.Equal(0, await LinesAsync());
        var stale = await LineageForm.SendAsync(admin, From, "MergedInto", To, Since, ("seen", new string('0', 64)));
        Assert.Equal(200, stale.Status);
        Assert.Equal(0, await LinesAsync());
        Assert.Equal(302, (await LineageForm.ConfirmAsync(admin, From, "MergedInto", To, Since)).Status);
        Assert.Equal(1, await LinesAsync());
    }

    [Fact]
    public async Task A_merger_into_a_unit_that_reports_nothing_would_lose_open_applications_and_is_refused()
    {
        using var admin = await EnterAsync();
        await OpenRoundAsync(To, exemption: "'垂直管理'");

        var refused = await LineageForm.ConfirmAsync(admin, From, "MergedInto", To, Since);

        Assert.Equal(422, refused.Status);
        Assert.Contains("新洲镇上年结转的3件申请还在办理，而白衣镇没有2022年度报告要报，并入后无人承接", refused.Html, StringComparison.Ordinal);
        Assert.Equal(0, await LinesAsync());
        await demo.ExecuteAsync("update county.round_units set exemption = null where year = 2022");
        Assert.Equal(302, (await LineageForm.ConfirmAsync(admin, From, "MergedInto", To, Since)).Status);
    }

    [Fact]
    public async Task A_unit_that_still_reports_the_year_itself_keeps_its_open_applications()
    {
        using var admin = await EnterAsync();
        await OpenRoundAsync(From, exemption: "null");

        var told = await LineageForm.SendAsync(admin, From, "MergedInto", To, Since);

        Assert.Contains("结转的3件申请，仍由新洲镇自己的2022年度报告承接", told.Html, StringComparison.Ordinal);
        Assert.Contains("要单独报送并计入汇总", told.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_merger_of_the_same_unit_would_leave_nobody_to_answer_for_what_is_open()
    {
        using var admin = await EnterAsync();
        Assert.Equal(302, (await LineageForm.ConfirmAsync(admin, From, "MergedInto", To, Since)).Status);

        var refused = await LineageForm.ConfirmAsync(admin, From, "MergedInto", 9, Since);

        Assert.Equal(422, refused.Status);
        Assert.Contains("新洲镇已登记并入白衣镇；再并入毛里湖镇", refused.Html, StringComparison.Ordinal);
        Assert.Equal(1, await LinesAsync());
    }

    [Fact]
    public async Task A_division_says_that_nothing_is_compared_that_year()
    {
        using var admin = await EnterAsync();

        var told = await LineageForm.SendAsync(admin, From, "SplitInto", To, Since);

        Assert.Contains("2022年度，新洲镇和白衣镇的报告都不与上年比较", told.Html, StringComparison.Ordinal);
        Assert.Equal(0, await LinesAsync());
    }

    private Task<long> LinesAsync() => demo.ReadAsync<long>("select count(*) from county.unit_lineage");

    private Task OpenRoundAsync(int unit, string exemption) => demo.ExecuteAsync($$"""
        insert into county.rounds select (jsonb_populate_record(one, '{"year": 2022}')).*
            from county.rounds one where year = 2021;
        insert into county.round_units (county_id, unit_id, year, is_sample, exemption)
            values (430781, {{unit}}, 2022, true, {{exemption}});
        """);

    private async Task<Visitor> EnterAsync()
    {
        var visitor = await demo.VisitAsync();
        Assert.Equal(302, (await visitor.SignInAsync(Visitor.Office)).Status);
        return visitor;
    }
}
