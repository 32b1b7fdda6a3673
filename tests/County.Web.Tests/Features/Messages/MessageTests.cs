using System.Net;
using System.Text.RegularExpressions;
using County.Data;
using County.Reporting;
using County.Web.Hosting;
using County.Web.Tests.Features.Reminders;
using County.Web.Tests.Features.Submitting;
using County.Web.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace County.Web.Tests.Features.Messages;

/// <summary>Messages inside the system: whose they are, who opened them, and what the office's answers write.</summary>
[Trait("shows", "season")]
public sealed partial class MessageTests(ChangingCounty county) : IClassFixture<ChangingCounty>
{
    private const string Report = "/rounds/2021/units/9";

    [Fact]
    public async Task Who_has_no_message_is_told_where_they_would_stand()
    {
        using var reviewer = await county.EnterAsync("jinshi-reviewer");

        var page = await reviewer.GetAsync("/messages");

        Assert.Equal(200, page.Status);
        Assert.Contains("还没有消息。", page.Html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/messages\">消息</a>", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_is_its_units_and_of_those_who_have_the_right_and_the_first_to_open_it_is_written_down()
    {
        var (clerks, everybodys, neighbours, offices) = (
            await AddAsync(8, "给填报人的", Right.Author), await AddAsync(8, "给全单位的"),
            await AddAsync(9, "给毛里湖的"), await AddAsync(null, "给主管部门管理员的", Right.Administrator));
        using var clerk = await county.EnterAsync(Visitor.Clerk);
        using var leader = await county.EnterAsync(ChangingCounty.Leader);
        using var office = await county.EnterAsync(ChangingCounty.Admin);
        using var reviewer = await county.EnterAsync("jinshi-reviewer");

        Assert.Equal(["给填报人的", "给全单位的"], await SubjectsAsync(clerk));
        Assert.Equal(["给全单位的"], await SubjectsAsync(leader));
        Assert.Equal(["给主管部门管理员的"], await SubjectsAsync(office));
        Assert.Empty(await SubjectsAsync(reviewer));
        Assert.Contains(
            "消息（2）", (await clerk.GetAsync("/units/8/cards/2031")).Html, StringComparison.Ordinal);

        foreach (var (visitor, foreign) in new (Visitor, Guid[])[]
        {
            (clerk, [neighbours, offices, Guid.NewGuid()]), (leader, [clerks]), (reviewer, [offices, clerks]),
            (office, [clerks, everybodys]),
        })
        {
            foreach (var id in foreign) Assert.Equal(404, (await visitor.GetAsync($"/messages/{id}")).Status);
        }

        Assert.All(await MessagesAsync(), message => Assert.Null(message.ReadAt));
        var page = await leader.GetAsync($"/messages/{everybodys}");
        await clerk.GetAsync($"/messages/{everybodys}");

        Assert.Contains("第一段。", page.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/rounds/2021/units/8\"", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("消息（", page.Html, StringComparison.Ordinal);
        Assert.Equal("药山镇镇长", (await MessagesAsync()).Single(m => m.MessageId == everybodys).ReadBy);
        Assert.Equal(["给填报人的", "给全单位的"], await SubjectsAsync(clerk));
        var listed = (await clerk.GetAsync("/messages")).Html;
        Assert.Contains("消息（1）", listed, StringComparison.Ordinal);
        Assert.Contains("药山镇镇长已读", listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_office_answers_the_unit_hears_in_the_same_moment_without_the_reason()
    {
        await county.ExecuteAsync($"""
            update county.memberships set email = 'm' || membership_id || '@county.example', telephone = '13812345678'
            where unit_id = 9
            """);
        using var office = await county.EnterAsync(ChangingCounty.Admin);
        using var reviewer = await county.EnterAsync("jinshi-reviewer");

        Assert.Equal(302, await PostAsync(office, "/acceptance/undoing", "表三84517应为84516"));
        Assert.Equal(409, await PostAsync(office, "/return", "没有意见"));
        Assert.Equal(302, (await OpenReport.PostAsync(
            office, $"{Report}/remarks", ("version", "1"), ("text", "表三84517应为84516"))).Status);
        Assert.Equal(302, (await OpenReport.ReturnAsync(office, Report, "表三84517应为84516")).Status);
        Assert.Equal(409, await PostAsync(office, "/return", "再退一次"));
        Assert.Equal(302, await PostAsync(office, "/return/undoing", "退错了"));
        Assert.Equal(302, (await OpenReport.ReturnAsync(office, Report, "表三84517应为84516")).Status);
        Assert.Equal(302, await FillAsync(office));

        var messages = (await MessagesAsync()).Where(m => m.UnitId == 9 && m.Year == 2021)
            .OrderBy(m => m.Effect).ToList();
        Assert.Equal(["undone", "returned", "undone", "returned", "filled"], messages.Select(one => one.Kind));
        Assert.All(messages.Select((m, at) => (m, at)), one =>
            Assert.Equal($"act/2021/9/{4 + one.at}", one.m.Effect));
        Assert.Equal([Right.Author], messages[1].Rights);
        Assert.Equal([Right.Author, Right.Signatory], messages[4].Rights);
        Assert.All(messages, message =>
        {
            Assert.DoesNotContain("84517", message.Text + message.Subject, StringComparison.Ordinal);
            Assert.Equal(Report, message.Link);
        });
        Assert.Contains("毛里湖镇：\n\n贵单位2021年政府信息公开工作年度报告第1稿已退回", messages[1].Text, StringComparison.Ordinal);
        var mails = await county.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.UnitId == 9).ToListAsync());
        Assert.Equal(2 + 1 + 1 + 1 + 2, mails.Count);
        Assert.Contains(mails, mail => mail.Effect!.StartsWith("act/2021/9/5/mail/", StringComparison.Ordinal)
            && mail.Kind == "returned"
            && mail.Text.Contains("http://127.0.0.1/rounds/2021/units/9", StringComparison.Ordinal));

        await ConfirmedAndAcceptedAsync(reviewer);
    }

    [Theory]
    [InlineData("2026-01-15 10:20", "2026-01-15 10:20")]
    [InlineData("2026-01-15 21:05", "2026-01-16 08:30")]
    [InlineData("2026-01-16 18:00", "2026-01-19 08:30")]
    public async Task What_the_office_answers_in_its_quiet_hours_leaves_when_they_are_over(string local, string opening)
    {
        var clock = new SetClock(SeasonCounty.At(local));
        var (message, letters) = await county.ReadAsync(async db =>
        {
            var cancellation = TestContext.Current.CancellationToken;
            // It is rolled back: the other tests count what there is.
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await db.Memberships.Where(m => m.UnitId == ChangingCounty.Unit).ExecuteUpdateAsync(
                row => row.SetProperty(m => m.Email, "a@county.example").SetProperty(m => m.Telephone, "13812345678"),
                cancellation);
            db.NotificationSettings.Add(new() { CountyId = DemoDatabase.CountyId, ShortMessageOn = true });
            await db.SaveChangesAsync(cancellation);
            var report = await db.Reports.SingleAsync(
                r => r.UnitId == ChangingCounty.Unit && r.Year == 2021, cancellation);
            await new ReportNotices(db, new Settings(new ConfigurationBuilder().Build()), clock)
                .WriteAsync(report, new Act.Accept(0, null), cancellation);
            return (
                await db.Messages.SingleAsync(m => m.Effect.StartsWith("act/2021/8/"), cancellation),
                await db.Outbox.Where(m => m.Effect!.StartsWith("act/2021/8/")).ToListAsync(cancellation));
        });

        Assert.Equal(clock.Now, message.MadeAt);
        Assert.Equal([Channel.Mail, Channel.ShortMessage], letters.Select(one => one.Channel).Distinct().Order());
        Assert.All(letters, one => Assert.Equal(
            (clock.Now, SeasonCounty.At(opening)), (one.MadeAt, one.NextTryAt)));
    }

    private async Task ConfirmedAndAcceptedAsync(Visitor reviewer)
    {
        using var leader = await county.EnterAsync("maoli-leader");
        Assert.Equal(302, await PostAsync(leader, "/filling/confirmation"));
        Assert.Equal(302, await PostAsync(reviewer, "/review"));
        Assert.Equal(302, await PostAsync(reviewer, "/acceptance"));
        var accepted = (await MessagesAsync()).Single(m => m.Kind == "accepted");
        Assert.Equal(
            ("act/2021/9/11", "2021年政府信息公开工作年度报告已通过"), (accepted.Effect, accepted.Subject));
    }

    private static async Task<IReadOnlyList<string>> SubjectsAsync(Visitor visitor) =>
    [
        .. Subject().Matches((await visitor.GetAsync("/messages")).Html)
            .Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Where(one => one.StartsWith('给')),
    ];

    private static async Task<int> PostAsync(Visitor visitor, string act, string? reason = null)
    {
        var page = await visitor.GetAsync(Report);
        var version = Version().Match(page.Html).Groups[1].Value;
        return (await visitor.PostAsync(Report + act, ("__RequestVerificationToken", page.Token), ("version", version),
            ("reason", reason ?? ""))).Status;
    }

    private static async Task<int> FillAsync(Visitor office) => (await office.FillAsync(
        $"{Report}/filling", null,
        [
            .. Catalogue.Of("2021").Cells.Where(cell => !cell.IsComputed).Select(cell => (cell.Address, "0")),
            ("overall", "总体情况。"), ("problems", "存在问题。"), ("other", "无。"), ("reason", "单位停电"), ("version", "1"),
        ])).Status;

    private Task<List<Message>> MessagesAsync() => county.ReadAsync(db => db.Messages.AsNoTracking().ToListAsync());

    private async Task<Guid> AddAsync(int? unit, string subject, params Right[] rights)
    {
        var id = Guid.CreateVersion7();
        var names = rights.Select(right => right.ToString()).ToArray();
        await county.ExecuteAsync($"""
            insert into county.messages
                (county_id, message_id, unit_id, year, kind, effect, rights, subject, text, link, made_at)
            values ({DemoDatabase.CountyId}, {id}, {unit}, 2031, 'reminder', {$"test/{id}"}, {names}, {subject},
                {"第一段。\n\n第二段。"}, '/rounds/2021/units/8', '2026-01-15T01:00:00Z')
            """);
        return id;
    }

    [GeneratedRegex("<a href=\"/messages/[^\"]+\">([^<]+)</a>")]
    private static partial Regex Subject();

    [GeneratedRegex("name=\"version\" value=\"([0-9]+)\"")]
    private static partial Regex Version();
}
