using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Tests.Features.Reminders;

/// <summary>提醒设置 as an administrator of the office fills it in.</summary>
[Trait("shows", "season")]
public sealed class SettingsPageTests(ChangingCounty county) : IClassFixture<ChangingCounty>
{
    private const string Page = "/reminders/settings";

    [Fact]
    public async Task What_is_set_holds_stands_on_record_and_is_there_again()
    {
        using var office = await county.EnterAsync(ChangingCounty.Admin);
        var first = await office.GetAsync(Page);
        Assert.Contains("name=\"mail\" value=\"true\" checked", first.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"leaders\" value=\"true\" checked", first.Html, StringComparison.Ordinal);

        var saved = await office.FillAsync(
            Page, null, ("sms", "true"), ("leaders", "true"), ("lifted", "true"), ("sender", " 津市市政务公开办 "),
            ("reply", "zwgk@jinshi.example"), ("telephone", "0736-4212345"));

        Assert.Equal((302, $"{Page}?saved=true"), (saved.Status, saved.Location));
        var kept = await KeptAsync();
        Assert.Equal((false, true, true), (kept.MailOn, kept.ShortMessageOn, kept.LeadersOn));
        Assert.Equal(
            ("津市市政务公开办", "zwgk@jinshi.example", "0736-4212345"), (kept.SenderName, kept.ReplyTo, kept.Telephone));
        Assert.Equal(Times.Day(TimeProvider.System.GetUtcNow()), kept.QuietLiftedOn);
        var page = await office.GetAsync(saved.Location!);
        Assert.Contains("已保存。", page.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"津市市政务公开办\"", page.Html, StringComparison.Ordinal);

        Assert.Equal(302, (await office.FillAsync(Page, null, ("mail", "true"))).Status);
        kept = await KeptAsync();
        Assert.Equal((true, false, null, null), (kept.MailOn, kept.LeadersOn, kept.SenderName, kept.QuietLiftedOn));
        Assert.Equal(["新增提醒设置", "修改提醒设置"], await county.ActsAsync(""));
    }

    [Theory]
    [InlineData("reply", "不是邮箱", "这不是邮箱地址。")]
    [InlineData("telephone", "四二一", "电话号码只用数字和短横线")]
    [InlineData("sender", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一", "不能超过30个字。")]
    public async Task What_cannot_be_is_said_beside_the_field_and_what_was_typed_stays(
        string field, string value, string problem)
    {
        using var office = await county.EnterAsync(ChangingCounty.Admin);
        var before = await county.ReadAsync(db => db.NotificationSettings.CountAsync());

        var answer = await office.FillAsync(Page, null, ("leaders", "true"), (field, value));

        Assert.Equal(422, answer.Status);
        Assert.Contains(problem, answer.Html, StringComparison.Ordinal);
        Assert.Contains($"value=\"{value}\"", answer.Html, StringComparison.Ordinal);
        Assert.Contains("name=\"leaders\" value=\"true\" checked", answer.Html, StringComparison.Ordinal);
        Assert.Equal(before, await county.ReadAsync(db => db.NotificationSettings.CountAsync()));
    }

    [Fact]
    public async Task Only_an_administrator_of_the_office_comes_here()
    {
        foreach (var name in new[] { "jinshi-reviewer", Visitor.Clerk, ChangingCounty.Leader })
        {
            using var visitor = await county.EnterAsync(name);
            Assert.Equal(403, (await visitor.GetAsync(Page)).Status);
        }
    }

    private Task<NotificationSettings> KeptAsync() =>
        county.ReadAsync(db => db.NotificationSettings.AsNoTracking().SingleAsync());
}
