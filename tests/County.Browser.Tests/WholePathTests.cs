using System.Text.RegularExpressions;
using County.Data;
using County.Reporting;
using Microsoft.Playwright;

namespace County.Browser.Tests;

/// <summary>A report from the first key to its correction, each person in a browser of their own.</summary>
[Trait("shows", "clerk")]
[Trait("slow", "true")]
public sealed class WholePathTests(Site site)
{
    private const string Explanation = "经核对台账，数字无误。";

    [Fact]
    public async Task A_report_is_filled_signed_taken_back_returned_corrected_accepted_and_opened_again()
    {
        const int unit = 7, year = 2022;
        await using var crew = new Crew(site, unit);
        await crew.OpenRoundAsync(year, like: 2021);
        var clerk = await crew.JoinAsync("clerk", "周小禾", Right.Author);
        IPage[] signers =
        [
            await crew.JoinAsync("head", "吴主任", Right.Reviewer),
            await crew.JoinAsync("secrecy", "郑保密", Right.SecrecyReviewer),
            await crew.JoinAsync("deputy", "王副镇长", Right.Reviewer),
            await crew.JoinAsync("mayor", "冯镇长", Right.Signatory),
        ];
        var office = new OfficesPage(await crew.EnterAsync("jinshi-office"));

        await FillAsync(clerk, year, "2021");
        await ExplainAsync(clerk, year);
        await SignAsync(clerk, signers, year);
        await HandInAsync(clerk, year);
        await TakeBackAsync(clerk, year);
        await SignAsync(clerk, signers, year);
        await HandInAsync(clerk, year);

        await office.ReturnAsync(unit, year);
        await clerk.GotoAsync($"/rounds/{year}/units/{unit}/letters/2");
        await Expect(clerk.Locator("main")).ToContainTextAsync("请写实际更换的次数");
        await FitAsync(clerk, "path-letter");
        await CorrectAsync(clerk, year);
        await SignAsync(clerk, signers, year);
        await HandInAsync(clerk, year);
        await office.AcceptAsync(unit, year);
        Assert.Equal(3, (await crew.ReportAsync(year)).AcceptedVersion);

        await AskForCorrectionAsync(clerk, year);
        Assert.Equal(ReportState.Drafting, (await crew.ReportAsync(year)).State);
        Assert.Empty(crew.Faults);
    }

    [Fact]
    public async Task A_report_of_the_older_form_is_signed_on_paper_and_handed_in_with_its_scan()
    {
        const int unit = 6, year = 2020;
        await using var crew = new Crew(site, unit);
        await crew.OpenRoundAsync(year, like: 2019);
        var clerk = await crew.JoinAsync("clerk", "钱小麦", Right.Author);
        var office = new OfficesPage(await crew.EnterAsync("jinshi-office"));
        await clerk.GotoAsync($"/reports/{year}/zero");
        await FitAsync(clerk, "path-zero");
        await clerk.GotoAsync($"/reports/{year}/template/upload");
        await FitAsync(clerk, "path-template");

        await FillAsync(clerk, year, "2019");
        await ExplainAsync(clerk, year);
        await PaperSigning.ChooseAsync(await crew.JoinAsync("mayor", "褚镇长", Right.Signatory), unit);
        await SendAsync(clerk, year);
        await PaperSigning.SignAsync(clerk, year);
        await HandInAsync(clerk, year);

        await office.AcceptAsync(unit, year);
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "审签记录" }).First.ClickAsync();
        await Expect(office.Page.Locator("main")).ToContainTextAsync("盖章页.png");
        await FitAsync(office.Page, "path-record");
        Assert.Empty(crew.Faults);
    }

    private static async Task FillAsync(IPage clerk, int year, string form)
    {
        await clerk.GotoAsync("/reports");
        await Expect(Row(clerk, year)).ToContainTextAsync("未开始");
        await Row(clerk, year).GetByRole(AriaRole.Link, new() { Name = "开始填报" }).ClickAsync();
        await ReadyAsync(clerk);
        await FilledForm.FillAsync(clerk, Catalogue.Of(form));
        await Expect(clerk.Locator(".desk-head .state")).ToHaveTextAsync("填报中");
        await Expect(clerk.Locator("[data-findings] .error")).ToHaveCountAsync(0);
        await Expect(clerk.Locator(".desk-head .why")).ToContainTextAsync("疑问没有说明");
        await clerk.EvaluateAsync("scrollTo(0, 0)");
        await FitAsync(clerk, $"path-desk-{form}");
        await clerk.GotoAsync($"/reports/{year}/print");
        await FitAsync(clerk, $"path-print-{form}");
    }

    /// <summary>Every query has the clerk's own words; without them the way to sign-off is shut.</summary>
    private static async Task ExplainAsync(IPage clerk, int year)
    {
        await OpenAsync(clerk, year);
        await Expect(clerk.GetByRole(AriaRole.Button, new() { Name = "送单位审签" })).ToBeDisabledAsync();
        await Expect(clerk.Locator(".desk-head .why")).ToContainTextAsync("疑问没有说明");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "校验与说明" }).ClickAsync();
        await Expect(clerk.Locator(".explaining[open]").First).ToBeVisibleAsync();
        await FitAsync(clerk, $"path-submission-{year}");
        await ExplainAllAsync(clerk);
        await Expect(clerk.Locator(".checklist")).ToContainTextAsync("疑问都已说明");
    }

    private static async Task ExplainAllAsync(IPage clerk)
    {
        var blank = clerk.Locator(".explaining[open]");
        for (var left = await blank.CountAsync(); left > 0; left--)
        {
            await blank.First.GetByLabel("说明", new() { Exact = true }).FillAsync(Explanation);
            await blank.First.GetByRole(AriaRole.Button, new() { Name = "保存说明" }).ClickAsync();
            await Expect(blank).ToHaveCountAsync(left - 1);
        }
    }

    private static async Task SendAsync(IPage clerk, int year)
    {
        await clerk.GotoAsync($"/reports/{year}");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "送单位审签" }).ClickAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "送单位审签" }).ClickAsync();
        await Expect(clerk.Locator(".coverage").First).ToContainTextAsync("现在轮到");
    }

    private static async Task SignAsync(IPage clerk, IPage[] signers, int year)
    {
        await SendAsync(clerk, year);
        await FitAsync(clerk, "path-sign-off");
        foreach (var signer in signers)
        {
            await signer.GotoAsync("/reports");
            await Row(signer, year).GetByRole(AriaRole.Link, new() { Name = "审签" }).ClickAsync();
            await FitAsync(signer, "path-signing");
            await signer.GetByLabel("审签意见（可以不填）").FillAsync("同意");
            await signer.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^同意（") }).ClickAsync();
            await Expect(signer.Locator(".sign")).ToHaveCountAsync(0);
        }

        await Expect(signers[^1].Locator(".coverage").First).ToHaveTextAsync("各环节都已审签，由填报人报送。");
    }

    private static async Task HandInAsync(IPage clerk, int year)
    {
        await clerk.GotoAsync("/reports");
        await Row(clerk, year).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^报送") }).ClickAsync();
        await clerk.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^报送") }).ClickAsync();
        await Expect(clerk).ToHaveURLAsync(new Regex($"/rounds/{year}/units/"));
        await Expect(clerk.Locator(".facts .state").First).ToHaveTextAsync("已报送");
        await FitAsync(clerk, "path-handed-in");
    }

    private static async Task TakeBackAsync(IPage clerk, int year)
    {
        await clerk.GetByRole(AriaRole.Button, new() { Name = "撤回报送" }).ClickAsync();
        await OpenAsync(clerk, year);
        await Expect(clerk.Locator(".desk-head .state")).ToHaveTextAsync("填报中");
    }

    /// <summary>Each remark stands where it belongs, and goes with the change that meets it.</summary>
    private static async Task CorrectAsync(IPage clerk, int year)
    {
        await clerk.GotoAsync("/reports");
        await Row(clerk, year).GetByRole(AriaRole.Link, new() { Name = "查看退回意见并修改" }).ClickAsync();
        await ReadyAsync(clerk);
        await Expect(clerk.Locator(".closed").First).ToContainTextAsync("审核意见3条");
        await Expect(clerk.Locator(".remarks-list").First).ToContainTextAsync("标题写法请统一");
        await clerk.Locator($"td.remarked input[name='{OfficesPage.Cell}']").ClickAsync();
        await Expect(clerk.Locator("[data-slot=remarks]")).ToContainTextAsync("请核对现行有效件数");
        await FitAsync(clerk, "path-returned-cell");
        await clerk.Keyboard.TypeAsync("91");
        await clerk.Keyboard.PressAsync("Enter");

        var note = clerk.Locator("#s1_overall [data-notes] button", new() { HasText = "请写实际更换的次数" });
        await note.ClickAsync();
        await FitAsync(clerk, "path-returned-sentence");
        Assert.Equal(FilledForm.Sentence, await clerk.EvaluateAsync<string>("getSelection().toString()"));
        await clerk.Keyboard.InsertTextAsync(FilledForm.Better);
        await Expect(note).ToBeHiddenAsync();
        await TypedReport.SavedAsync(clerk);
        // What was said of a figure that is another now was said of the old one.
        await clerk.GotoAsync($"/reports/{year}/submission");
        await ExplainAllAsync(clerk);
    }

    private static async Task AskForCorrectionAsync(IPage clerk, int year)
    {
        await OpenAsync(clerk, year);
        await Expect(clerk.Locator("td.remarked")).ToHaveCountAsync(0);
        await clerk.Locator("summary", new() { HasText = "申请更正" }).ClickAsync();
        await clerk.GetByLabel("理由", new() { Exact = true }).FillAsync("漏报一件");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "申请更正" }).ClickAsync();
        await OpenAsync(clerk, year);
        await Expect(clerk.Locator(".desk-head .state")).ToHaveTextAsync("填报中");
    }

    private static async Task OpenAsync(IPage clerk, int year)
    {
        await clerk.GotoAsync($"/reports/{year}");
        await ReadyAsync(clerk);
    }

    private static Task ReadyAsync(IPage clerk) => Expect(clerk.Locator("[data-desk][data-ready]")).ToHaveCountAsync(1);

    private static ILocator Row(IPage page, int year) =>
        page.Locator(".home tbody tr", new() { HasText = $"{year}年" }).First;

    internal static async Task FitAsync(IPage window, string name) =>
        Assert.Equal("", string.Join('\n', await Looks.AtAsync(window, name)));

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static IPageAssertions Expect(IPage page) => Assertions.Expect(page);
}
