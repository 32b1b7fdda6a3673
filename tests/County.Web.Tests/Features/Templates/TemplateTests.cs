using System.Net;
using County.Documents;
using County.Reporting;
using County.Web.Tests.Features.Desk;

namespace County.Web.Tests.Features.Templates;

/// <summary>The template from its download to what is taken of it, as browsers without scripts do it.</summary>
[Trait("shows", "clerk")]
public sealed class TemplateTests(DemoDatabase demo) : IClassFixture<DemoDatabase>, IAsyncLifetime
{
    private const string Received = "t3_applications.new_received.natural_person";
    private const string Carried = "t3_applications.carried_in.natural_person";
    private const string Fee = "t2_art20_8.fees.fee_amount";
    private const string Address = TemplateClerk.Address;
    private const int Year = 2021;
    private const int Yaoshan = 8;

    private static readonly Format Form = Catalogue.Of("2021");

    /// <summary>Each test finds the report returned, and nothing typed.</summary>
    public async ValueTask InitializeAsync() => await demo.ExecuteAsync(
        $"""
        delete from county.field_writes;
        delete from county.progress;
        delete from county.drafts;
        update county.reports set state = 'Returned' where year = {Year};
        """);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task It_is_downloaded_under_the_units_name_with_what_is_filled_in()
    {
        using var clerk = await EnterAsync(Visitor.Clerk);
        var (file, disposition) = await clerk.DownloadAsync();

        Assert.Contains(
            $"filename*=UTF-8''{Uri.EscapeDataString("药山镇2021年度报告填报模板.xlsx")}", disposition,
            StringComparison.Ordinal);
        var reading = Assert.IsType<TemplateResult.Read>(TemplateReader.Read(file, TemplateClerk.Owner)).Reading;
        Assert.Equal(
            Form.Cells.Count(cell => !cell.IsComputed), reading.Cells.Count(cell => cell.Figure is not null));
        Assert.Contains(reading.Texts, one => one.Text.Length > 0);

        var same = await clerk.UploadAsync(file);
        Assert.Equal(200, same.Status);
        Assert.Contains("与网上填报内容一致，没有需要导入的内容。", same.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"take\"", same.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Differences_are_shown_before_anything_is_taken_and_taken_once_they_are_confirmed()
    {
        const string text = "一、导入的“文字”。\n\n（二）<b>第二段</b>";
        using var clerk = await EnterAsync(Visitor.Clerk);
        var shown = await clerk.UploadAsync(await clerk.FilledAsync(text));

        Assert.Equal(200, shown.Status);
        foreach (var words in new[]
        {
            "“一、本年新收政府信息公开申请数量”行“自然人”列", "4321", "12.5万元", "导入的“文字”", "<b>第二段",
        })
        {
            Assert.Contains(words, WebUtility.HtmlDecode(shown.Html), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<b>第二段", shown.Html, StringComparison.Ordinal);
        Assert.Equal(0, await WritesAsync());
        var taken = await clerk.TakeAsync(shown);

        Assert.Equal(200, taken.Status);
        Assert.Contains("已导入3处", taken.Html, StringComparison.Ordinal);
        Assert.Equal((4321, 12_500_000), (await clerk.HeldAsync(Received), await clerk.HeldAsync(Fee)));
        Assert.Equal(text, await demo.ReadAsync<string>(
            $"select overall from county.drafts where unit_id = {Yaoshan} and year = {Year}"));
        Assert.Equal(3, await demo.ReadAsync<long>(
            "select count(*) from county.field_writes where by <> '' and revision = 1"));
        var again = await clerk.TakeAsync(shown);
        Assert.Contains("已导入3处", again.Html, StringComparison.Ordinal);
        Assert.Equal(3, await WritesAsync());
    }

    [Fact]
    public async Task Only_what_is_ticked_is_taken()
    {
        using var clerk = await EnterAsync(Visitor.Clerk);
        var shown = await clerk.UploadAsync(await clerk.FilledAsync());
        var fee = await clerk.HeldAsync(Fee);

        var taken = await clerk.TakeAsync(shown, Received);

        Assert.Contains("已导入1处", taken.Html, StringComparison.Ordinal);
        Assert.Equal((4321, fee), (await clerk.HeldAsync(Received), await clerk.HeldAsync(Fee)));
        var none = await clerk.TakeAsync(shown, "nothing");
        Assert.Equal(409, none.Status);
        Assert.Contains("没有勾选要导入的内容", none.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_changed_on_the_web_meanwhile_is_not_overwritten_and_says_by_whom()
    {
        using var clerk = await EnterAsync(Visitor.Clerk);
        var shown = await clerk.UploadAsync(await clerk.FilledAsync());
        var typing = await TypingClerk.OpenAsync(demo, clerk, Visitor.Clerk, Year);
        await typing.TypeAsync(Received, "77");

        var taken = await clerk.TakeAsync(shown);

        Assert.Contains("已导入1处", taken.Html, StringComparison.Ordinal);
        Assert.Contains("1处没有导入", taken.Html, StringComparison.Ordinal);
        var person = await demo.ReadAsync<string>("select by from county.field_writes limit 1");
        Assert.Matches($"核对之后，{person}在20[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}} [0-9:]+改过", taken.Html);
        Assert.Equal((77, 12_500_000), (await clerk.HeldAsync(Received), await clerk.HeldAsync(Fee)));
    }

    [Fact]
    public async Task What_was_changed_on_the_web_since_the_download_is_counted_and_not_ticked()
    {
        using var clerk = await EnterAsync(Visitor.Clerk);
        var file = await clerk.FilledAsync();
        var typing = await TypingClerk.OpenAsync(demo, clerk, Visitor.Clerk, Year);
        await typing.TypeAsync(Received, "77");
        await typing.TypeAsync(Carried, "5");

        var shown = await clerk.UploadAsync(file);

        Assert.Contains("网上已改过", shown.Html, StringComparison.Ordinal);
        Assert.Contains("下载模板后网上也改过", shown.Html, StringComparison.Ordinal);
        Assert.Matches($"value=\"{Received}\" aria-label", shown.Html);
        Assert.Matches($"value=\"{Fee}\" checked", shown.Html);
        Assert.DoesNotContain($"value=\"{Carried}\"", shown.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_figure_is_named_and_the_rest_can_be_taken()
    {
        using var clerk = await EnterAsync(Visitor.Clerk);
        var shown = await clerk.UploadAsync(await clerk.FilledAsync());
        var forged = await clerk.TakeAsync(shown, Received, value: "约三");

        Assert.Contains("1处没有导入", forged.Html, StringComparison.Ordinal);
        Assert.Contains("请填整数，没有发生的填0", forged.Html, StringComparison.Ordinal);
        Assert.NotEqual(4321, await clerk.HeldAsync(Received));
        var total = await clerk.TakeAsync(shown, "t3_applications.new_received.total", value: "9");
        Assert.Equal(409, total.Status);
    }

    [Fact]
    public async Task What_is_no_template_of_the_report_is_refused_in_one_line()
    {
        using var clerk = await EnterAsync(Visitor.Clerk);
        byte[] Of(TemplateOwner owner) =>
            TemplateWriter.Write(owner, Figures.Zero(owner.Format), Narrative.Empty);
        foreach (var (file, reason) in new[]
        {
            (Of(TemplateClerk.Owner with { UnitId = 3, Unit = "新洲镇" }), "这是新洲镇的模板，请用药山镇的模板。"),
            (Of(TemplateClerk.Owner with { Year = 2020 }), "这是2020年度的模板，请用2021年度的模板。"),
            (Of(TemplateClerk.Owner with { Format = Catalogue.Of("2019") }), "模板用的是2019年格式，本年度用2021年格式"),
            ("<html>"u8.ToArray(), "这不是Excel工作簿（.xlsx）"),
            (new byte[6 * 1024 * 1024], "文件超过5MB"),
            ([], "文件是空的。"),
        })
        {
            var refused = await clerk.UploadAsync(file);
            Assert.Equal(422, refused.Status);
            Assert.Contains(reason, refused.Html, StringComparison.Ordinal);
        }

        var none = await clerk.FillAsync($"{Address}/upload", Address, ("file", ""));
        Assert.Equal(422, none.Status);
        Assert.Contains("请选择填好的模板文件。", none.Html, StringComparison.Ordinal);
        Assert.Equal(0, await WritesAsync());
    }

    [Theory]
    [InlineData("InSignOff", "审签")]
    [InlineData("Submitted", "已报送")]
    public async Task A_report_that_is_not_open_takes_nothing(string state, string reason)
    {
        using var clerk = await EnterAsync(Visitor.Clerk);
        var shown = await clerk.UploadAsync(await clerk.FilledAsync());
        await demo.ExecuteAsync($"update county.reports set state = '{state}' where unit_id = {Yaoshan}");

        Assert.Contains(reason, (await clerk.GetAsync($"{Address}/upload")).Html, StringComparison.Ordinal);
        Assert.Equal(409, (await clerk.UploadAsync(await clerk.FilledAsync())).Status);
        Assert.Contains("2处没有导入", (await clerk.TakeAsync(shown)).Html, StringComparison.Ordinal);
        Assert.Equal(0, await WritesAsync());
    }

    [Fact]
    public async Task Others_and_years_without_a_report_get_nothing()
    {
        using var clerk = await EnterAsync(Visitor.Clerk);
        using var office = await EnterAsync(Visitor.Office);
        Assert.Equal(404, (await clerk.GetAsync("/reports/2077/template")).Status);
        Assert.Equal(404, (await clerk.GetAsync("/reports/2077/template/upload")).Status);
        Assert.Equal(403, (await office.GetAsync(Address)).Status);
        Assert.Equal(403, (await office.GetAsync($"{Address}/upload")).Status);
    }

    private async Task<long> WritesAsync() => await demo.ReadAsync<long>("select count(*) from county.field_writes");

    private async Task<Visitor> EnterAsync(string name)
    {
        var visitor = await demo.VisitAsync();
        Assert.Equal(302, (await visitor.SignInAsync(name)).Status);
        return visitor;
    }
}
