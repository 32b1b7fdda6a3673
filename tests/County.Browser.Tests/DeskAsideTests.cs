using System.Text.RegularExpressions;
using County.Reporting;
using Microsoft.Playwright;
using Npgsql;

namespace County.Browser.Tests;

/// <summary>What stands beside the form: what a figure means, what the office remarked, and where else to go.</summary>
[Collection(ClerksPage.Desk)]
[Trait("shows", "clerk")]
public sealed class DeskAsideTests(Site site)
{
    private const string Restricted = "t3_applications.granted.natural_person";
    private const string Guidance = "t2_art20_1.normative_docs.in_force";

    [Fact]
    public async Task The_cell_that_the_clerk_is_in_is_explained_in_the_pages_language()
    {
        var clerk = await ClerksPage.OpenAsync(site, 2021);
        var help = Help.Of(Catalogue.Of("2021").Cell(Restricted));

        await clerk.Input(Restricted).ClickAsync();

        await Assertions.Expect(clerk.Page.Locator("[data-slot=help]")).ToHaveTextAsync(help.Text);
        await Assertions.Expect(clerk.Page.Locator("[data-slot=basis]")).ToHaveTextAsync(help.Basis);
        await clerk.Input("t3_applications.new_received.natural_person").ClickAsync();
        await Assertions.Expect(clerk.Page.Locator("[data-slot=help]")).Not.ToHaveTextAsync(help.Text);
        await clerk.GoAsync(2019);
        await clerk.Input(Restricted).ClickAsync();
        await Assertions.Expect(clerk.Page.Locator("[data-slot=help]"))
            .ToHaveTextAsync(Help.Of(Catalogue.Of("2019").Cell(Restricted)).Text);
        await clerk.Page.GetByText("English").ClickAsync();
        await clerk.GoAsync(2021);
        await clerk.Input(Restricted).ClickAsync();
        await Assertions.Expect(clerk.Page.Locator("[data-slot=help]")).ToHaveTextAsync(help.English);
        await clerk.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_every_figure_means_is_read_without_scripts_too()
    {
        var page = await site.OpenAsync("maoli", [], scripts: false);
        await page.GotoAsync("/reports/2019");
        await page.GetByRole(AriaRole.Link, new() { Name = "全部指标说明" }).ClickAsync();

        var said = await page.Locator("main").InnerTextAsync();

        Assert.All(Catalogue.Of("2019").Cells, cell => Assert.Contains(
            Help.Of(cell).Text, said, StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".meanings tbody tr").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_form_leads_to_its_print_and_to_the_template_and_back()
    {
        var clerk = await ClerksPage.OpenAsync(site, 2021);
        var download = await clerk.Page.RunAndWaitForDownloadAsync(() =>
            clerk.Page.GetByRole(AriaRole.Link, new() { Name = "下载模板" }).ClickAsync());
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);

        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "上传填好的模板" }).ClickAsync();
        await Assertions.Expect(clerk.Page).ToHaveURLAsync(new Regex("/reports/2021/template/upload$"));
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "返回填报" }).ClickAsync();
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "打印预览" }).ClickAsync();
        await Assertions.Expect(clerk.Page).ToHaveURLAsync(new Regex("/reports/2021/print$"));
        await clerk.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_remark_marks_its_cell_and_stands_beside_it_until_it_is_answered()
    {
        await ExecuteAsync(
            """
            insert into county.remarks
                (county_id, unit_id, year, version, number, field, text, "by", at, sent_at)
            values (430781, 9, 2021, 1, 901, 't2_art20_1.normative_docs.in_force', '请核对现行有效件数', '政务公开股', now(), now());
            update county.reports set accepted_version = null where unit_id = 9 and year = 2021;
            """);
        try
        {
            var clerk = await ClerksPage.OpenAsync(site, 2021);
            await Assertions.Expect(clerk.Page.Locator("td.remarked")).ToHaveCountAsync(1);
            await clerk.Input(Guidance).ClickAsync();
            var beside = clerk.Page.Locator("[data-slot=remarks]");
            await Assertions.Expect(beside).ToContainTextAsync("审核意见901");
            await Assertions.Expect(beside).ToContainTextAsync("请核对现行有效件数");
            await Site.ShotAsync(clerk.Page, "desk-remarked");
            await clerk.Input(Restricted).ClickAsync();
            await Assertions.Expect(beside).ToBeEmptyAsync();

            await ExecuteAsync("update county.remarks set reply = '已核对', replied_by = '干事', replied_at = now()");
            await clerk.GoAsync(2021);
            await Assertions.Expect(clerk.Page.Locator("td.remarked")).ToHaveCountAsync(0);
            await clerk.Page.Context.CloseAsync();
        }
        finally
        {
            await ExecuteAsync("""
                delete from county.remarks where unit_id = 9 and number = 901;
                update county.reports set accepted_version = 1 where unit_id = 9 and year = 2021;
                """);
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(site.Database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
