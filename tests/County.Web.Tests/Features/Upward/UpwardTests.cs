using static County.Web.Tests.Features.Submitting.OpenReport;
using static County.Web.Tests.Features.Upward.UpwardOffice;

namespace County.Web.Tests.Features.Upward;

/// <summary>The superior's workbook from its upload to the receipt, and what is refused on the way.</summary>
[Trait("shows", "office")]
public sealed class UpwardTests(DemoDatabase demo) : IClassFixture<DemoDatabase>, IAsyncLifetime
{
    private const string Made = "t2_art20_1.normative_docs.made";
    private const string Published = "t2_art20_1.normative_docs.published";

    public async ValueTask InitializeAsync() => await demo.ExecuteAsync("""
        delete from county.upward_sendings;
        delete from county.upward_cells;
        delete from county.upward_templates;
        delete from county.summaries where input_hash = 'other';
        """);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Before_anything_is_uploaded_the_page_says_what_to_do()
    {
        using var office = await EnterAsync(demo, Visitor.Office);

        var page = Text(await office.GetAsync(Home));

        Assert.Contains("还没有表格", page, StringComparison.Ordinal);
        Assert.Contains("还没有报送", page, StringComparison.Ordinal);
        Assert.Contains("应报10个单位，计入8个，不完整", page, StringComparison.Ordinal);
        Assert.Equal(404, (await office.GetAsync("/rounds/2077/upward")).Status);
        Assert.Equal(404, (await office.GetAsync($"{Home}/templates/9")).Status);
    }

    [Fact]
    public async Task What_is_recognised_is_proposed_and_filled_once_it_is_saved()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        Assert.Equal(302, (await office.UploadAsync(SuperiorFile.Write())).Status);
        var shown = await office.GetAsync(Template);
        Assert.Contains("按表头文字认出3格", Text(shown), StringComparison.Ordinal);
        var fields = Forms.Values(shown.Html, Template).ToDictionary(one => one.Name, one => one.Value);
        Assert.Equal(("B2", "C2"), (fields[Made], fields[Published]));
        Assert.Equal(0, await CellsAsync());

        Assert.Equal(302, (await office.MapAsync((Made, "B3"))).Status);

        Assert.Equal(3, await CellsAsync());
        var (file, hash) = await office.DownloadAsync($"{Template}/file?version=1");
        Assert.Equal(await SumAsync(2), SuperiorFile.Read(file, "C2"));
        Assert.Equal(await SumAsync(1), SuperiorFile.Read(file, "B3"));
        Assert.Null(SuperiorFile.Read(file, "B2"));
        Assert.Equal(hash, (await office.DownloadAsync($"{Template}/file?version=1")).Hash);
        Assert.Equal(404, (await office.GetAsync($"{Template}/file?version=99")).Status);
        Assert.Contains("修改上级表格", await demo.ReadAsync<string>(
            "select string_agg(act, ',') from county.audit"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("E2", "里是公式")]
    [InlineData("Z9", "里没有Z9这一格")]
    [InlineData("A2", "里是文字")]
    [InlineData("C2", "已经对应")]
    [InlineData("别的!B2", "没有“别的”这张工作表")]
    public async Task A_cell_that_takes_no_figure_is_told_and_nothing_is_kept_or_lost(string place, string problem)
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        await office.UploadAsync(SuperiorFile.Write());

        var refused = await office.MapAsync((Made, place), (Published, "C2"));

        Assert.Equal(422, refused.Status);
        Assert.Contains(problem, Text(refused), StringComparison.Ordinal);
        Assert.Contains($"value=\"{place}\"", refused.Html, StringComparison.Ordinal);
        Assert.Equal(0, await CellsAsync());
    }

    [Fact]
    public async Task Macros_broken_files_and_no_file_are_refused_with_what_was_typed()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        foreach (var (file, reason) in new[]
        {
            (SuperiorFile.Write(hasMacros: true), "带有宏"), (SuperiorFile.Write()[..900], "已损坏"),
            ("附表"u8.ToArray(), "不是Excel工作簿"), (new byte[6 * 1024 * 1024], "超过5MB"),
        })
        {
            var refused = await office.UploadAsync(file);
            Assert.Equal(422, refused.Status);
            Assert.Contains(reason, Text(refused), StringComparison.Ordinal);
            Assert.Contains("value=\"市级附表\"", refused.Html, StringComparison.Ordinal);
        }

        Assert.Contains("请选择上级下发的表格", Text(await PostAsync(office, Home, ("name", "x"), ("addressee", "y"))),
            StringComparison.Ordinal);
        Assert.Equal(0, await demo.ReadAsync<long>("select count(*) from county.upward_templates"));
    }

    [Fact]
    public async Task An_incomplete_summary_is_sent_only_with_a_reason_and_the_file_is_kept_as_it_was_sent()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        await office.UploadAsync(SuperiorFile.Write());
        var bare = await office.SendAsync(demo);
        Assert.Contains("还没有对应单元格，填不出数", Text(bare), StringComparison.Ordinal);
        await office.MapAsync();
        var unsaid = await office.SendAsync(demo);
        Assert.Equal(422, unsaid.Status);
        Assert.Contains("应报10个单位只计入8个，仍要报送的请写明原因", Text(unsaid), StringComparison.Ordinal);
        Assert.Contains("value=\"电子公文\"", unsaid.Html, StringComparison.Ordinal);
        Assert.Equal(422, (await office.SendAsync(demo, ("incomplete", "限期已到"), ("on", "2199-01-01"))).Status);
        Assert.Equal(0, await SentAsync());

        Assert.Equal(302, (await office.SendAsync(demo, ("incomplete", "限期已到"))).Status);

        var (file, hash) = await office.DownloadAsync($"{Home}/sendings/1/file");
        Assert.Equal(await SumAsync(2), SuperiorFile.Read(file, "C2"));
        var page = Text(await office.GetAsync($"{Home}/sendings/1"));
        Assert.Contains(hash, page, StringComparison.Ordinal);
        Assert.Contains("汇总不全仍报送：限期已到", page, StringComparison.Ordinal);
        Assert.Contains("报送的就是最新一版汇总", page, StringComparison.Ordinal);
        Assert.Equal(409, (await PostAsync(office, $"{Template}/removal")).Status);
        Assert.Contains("新增上级报送", await demo.ReadAsync<string>(
            "select string_agg(act, ',') from county.audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_a_return_with_its_reason_and_the_sending_that_answers_it_are_on_record()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        await office.UploadAsync(SuperiorFile.Write());
        await office.MapAsync();
        await office.SendAsync(demo, ("incomplete", "限期已到"));
        const string sending = $"{Home}/sendings/1";
        var early = await PostAsync(office, $"{sending}/receipt", ("on", "2000-01-01"), ("receipt", "收文12号"));
        Assert.Equal(422, early.Status);
        Assert.Contains("不能早于报送的日期", Text(early), StringComparison.Ordinal);
        Assert.Contains("value=\"收文12号\"", early.Html, StringComparison.Ordinal);
        var today = await demo.TodayAsync();
        Assert.Equal(302, (await PostAsync(
            office, $"{sending}/receipt", ("on", today), ("receipt", "收文12号"))).Status);
        Assert.Equal(409, (await PostAsync(
            office, $"{sending}/receipt", ("on", today), ("receipt", "又一次"))).Status);
        Assert.Equal(422, (await PostAsync(office, $"{sending}/return", ("on", today), ("why", ""))).Status);
        Assert.Equal(302, (await PostAsync(
            office, $"{sending}/return", ("on", today), ("why", "附表少一个单位"))).Status);
        Assert.Equal(409, (await PostAsync(
            office, $"{sending}/return", ("on", today), ("why", "再退一次"))).Status);

        Assert.Equal(302, (await office.SendAsync(demo, ("incomplete", "限期已到"))).Status);

        var page = Text(await office.GetAsync(Home));
        Assert.Contains("被退回：附表少一个单位", page, StringComparison.Ordinal);
        Assert.Contains("第1次退回后重报", page, StringComparison.Ordinal);
        Assert.Contains("等待回执", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_summary_changes_after_the_sending_the_pages_say_so_with_the_cells()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        await office.UploadAsync(SuperiorFile.Write());
        await office.MapAsync();
        await office.SendAsync(demo, ("incomplete", "限期已到"));
        await demo.ExecuteAsync("""
            insert into county.summaries select county_id, year, version + 1, format, 'other',
                array[proactive[1], proactive[2], proactive[3], proactive[4] + 5] || proactive[5:], applications,
                disputes, made_at from county.summaries where year = 2019 and version = 1
            """);

        Assert.Contains("报送后汇总有1格变化", Text(await office.GetAsync(Home)), StringComparison.Ordinal);
        var page = Text(await office.GetAsync($"{Home}/sendings/1"));
        Assert.Contains("全县汇总已更新到第2版，与报送的有1格不同，其中1格在报送的表格里", page, StringComparison.Ordinal);
        Assert.Contains("“规范性文件”行“本年新制作数量”列", page, StringComparison.Ordinal);
        Assert.Contains("+5", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_letter_names_who_is_in_and_who_is_not_with_the_reasons()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        await office.UploadAsync(SuperiorFile.Write());

        var letter = Text(await office.GetAsync($"{Template}/letter"));

        Assert.Contains("关于报送2019年度政府信息公开工作年度报告汇总数据的函", letter, StringComparison.Ordinal);
        Assert.Contains("常德市人民政府办公室：", letter, StringComparison.Ordinal);
        Assert.Contains("我市2019年度各单位年度报告的汇总工作已经基本完成", letter, StringComparison.Ordinal);
        Assert.Contains("应报单位10个，已报送9个，审核通过并计入汇总8个", letter, StringComparison.Ordinal);
        Assert.Contains("涔澹农场（未开始）", letter, StringComparison.Ordinal);
        Assert.Contains("津市市人民政府办公室", letter, StringComparison.Ordinal);
        Assert.Equal(404, (await office.GetAsync($"{Template}/letter?version=99")).Status);
    }

    [Fact]
    public async Task The_workbook_and_its_mapping_are_kept_for_the_next_year_and_what_was_never_sent_may_go()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        await office.UploadAsync(SuperiorFile.Write());
        await office.MapAsync();
        const string next = "/rounds/2021/upward";
        Assert.Contains("沿用2019年的表格和单元格对应", Text(await office.GetAsync(next)), StringComparison.Ordinal);

        Assert.Equal(302, (await PostAsync(office, $"{next}/copying")).Status);

        // The form of 2021 has none of the three cells.
        Assert.Contains("沿用2019年，政务公开股", Text(await office.GetAsync(next)), StringComparison.Ordinal);
        Assert.Equal(0, await demo.ReadAsync<long>("select count(*) from county.upward_cells where year = 2021"));
        Assert.Equal(409, (await PostAsync(office, $"{next}/copying")).Status);
        Assert.Equal(302, (await PostAsync(office, $"{next}/templates/1/removal")).Status);
        Assert.Equal(1, await demo.ReadAsync<long>("select count(*) from county.upward_templates"));
    }

    [Fact]
    public async Task A_reviewer_reads_and_changes_nothing_and_a_unit_sees_none_of_it()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        using var reviewer = await EnterAsync(demo, "jinshi-reviewer");
        using var clerk = await EnterAsync(demo, Visitor.Clerk);
        await office.UploadAsync(SuperiorFile.Write());

        Assert.Equal(200, (await reviewer.GetAsync(Template)).Status);
        Assert.Equal(403, (await reviewer.MapAsync((Made, "B2"))).Status);
        Assert.Equal(403, (await PostAsync(reviewer, $"{Home}/copying")).Status);
        Assert.Equal(403, (await clerk.GetAsync(Home)).Status);
        Assert.Equal(403, (await clerk.GetAsync($"{Template}/file?version=1")).Status);
    }

    /// <summary>A figure of the row of normative documents, which is the second of its table.</summary>
    private Task<string?> SumAsync(int column) => demo.ReadAsync<string>(
        $"select proactive[3 + {column}]::text from county.summaries where year = 2019 and version = 1");

    private Task<long> CellsAsync() => demo.ReadAsync<long>("select count(*) from county.upward_cells");

    private Task<long> SentAsync() => demo.ReadAsync<long>("select count(*) from county.upward_sendings");
}
