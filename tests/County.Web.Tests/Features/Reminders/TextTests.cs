using County.Data;
using County.Reporting;
using County.Web.Hosting;

namespace County.Web.Tests.Features.Reminders;

/// <summary>What reminders and the digest say. One of each is kept as it was approved.</summary>
[Collection(Seasons.Name)]
[Trait("shows", "season")]
public sealed class TextTests(SeasonDatabase fixture)
{
    private static readonly Format Form = Catalogue.Of("2021");

    private static readonly Narrative Whole = new("总体情况。", "存在的问题。", "无。");

    /// <summary>Two columns of table three do not balance; every figure is one that no text has by chance.</summary>
    private static Figures Unbalanced => Figures.Zero(Form)
        .With("t2_art20_1.normative_docs.issued", 73190)
        .With("t2_art20_1.normative_docs.in_force", 91377)
        .With("t3_applications.new_received.natural_person", 84517)
        .With("t3_applications.new_received.commercial_enterprise", 62903)
        .WithTotals();

    [Fact]
    public async Task A_reminder_reads_as_it_was_approved()
    {
        await using var county = await SeasonCounty.OpenAsync(
            fixture.Database, units: 1,
            settings: new Dictionary<string, string> { ["County__Address"] = "https://zwgk.county.example" });
        await county.SetAsync(settings =>
        {
            (settings.SenderName, settings.Telephone) = ("某县政务公开办", "0736-4212345");
            settings.ShortMessageOn = true;
        });
        await county.DraftAsync(1, Unbalanced, Whole with { Problems = " " });

        await county.RunAsync("2026-01-15 09:00");

        var message = Assert.Single(await county.MessagesAsync(), m => m.UnitId == 1);
        var (mail, sms) = (Out(Channel.Mail), Out(Channel.ShortMessage));
        Assert.Equal(("/rounds/2025/units/1", "reminder"), (message.Link, message.Kind));
        Assert.Null(mail.Html);
        Compare("reminder.txt", $"""
            标题：{message.Subject}

            【站内消息】
            {message.Text}

            【邮件】
            {mail.Text}

            【短信】
            {sms.Text}

            【邮件网页】
            {MailPage.Of(mail.Subject, mail.Text, mail.Html)}
            """);
        AssertNoFigures(message.Subject, message.Text, mail.Subject, mail.Text, sms.Text);

        OutboxMessage Out(Channel channel) => county.OutboxAsync().Result.Single(m => m.Channel == channel);
    }

    [Fact]
    public async Task The_digest_reads_as_it_was_approved()
    {
        await using var county = await SeasonCounty.OpenAsync(fixture.Database, units: 8);
        await PrepareAsync(county);

        await county.RunAsync("2026-01-22 09:00");

        var digest = (await county.MessagesAsync(NoticeKinds.Digest))[^1];
        Assert.Equal(
            ("digest/2026-01-22", null, "/rounds/2025"), (digest.Effect, digest.UnitId, digest.Link));
        Assert.Equal([Right.Reviewer, Right.Administrator], digest.Rights);
        Compare("digest.txt", $"标题：{digest.Subject}\n\n{digest.Text}\n");
        AssertNoFigures(digest.Subject, digest.Text);
        await using var db = county.Owner();
        var mail = Assert.Single(db.Outbox, m => m.CountyId == county.CountyId && m.Kind == NoticeKinds.Digest);
        Assert.Equal(
            ($"digest/2026-01-22/mail/{(county.CountyId * 1000) + 1}", $"reviewer@{county.CountyId}.example"),
            (mail.Effect, mail.Recipient));
    }

    [Fact]
    public async Task The_digest_comes_once_a_working_day_from_half_past_eight_on()
    {
        await using var county = await SeasonCounty.OpenAsync(fixture.Database, units: 1);
        await county.SetAsync(settings => settings.QuietLiftedOn = new DateOnly(2026, 1, 14));
        foreach (var moment in new[]
        {
            "2026-01-14 07:00", "2026-01-14 08:30", "2026-01-14 15:00", "2026-01-15 08:00", "2026-01-15 17:59",
            "2026-01-17 10:00", "2026-01-18 10:00",
        })
        {
            await county.RunAsync(moment);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => county.RunAsync("2026-01-19 09:00"))));

        Assert.Equal(
            ["digest/2026-01-14", "digest/2026-01-15", "digest/2026-01-19"],
            (await county.MessagesAsync(NoticeKinds.Digest)).Select(m => m.Effect));
    }

    [Fact]
    public async Task What_is_missing_is_said_of_what_the_unit_is_working_on_now()
    {
        await using var county = await SeasonCounty.OpenAsync(fixture.Database, units: 9);
        await county.DraftAsync(2, Figures.Blank(Form), Narrative.Empty);
        await county.DraftAsync(3, Figures.Zero(Form).With("t3_applications.new_received.natural_person", null), Whole);
        await county.DraftAsync(4, Figures.Zero(Form), Whole);
        await county.DraftAsync(5, Figures.Zero(Form), Whole);
        await county.ReportAsync(5, report => report.State = ReportState.InSignOff);
        await county.DraftAsync(6, Figures.Zero(Form).With(Form.Tables[^1].Cells.Select(
            cell => KeyValuePair.Create(cell, (long?)null))), Whole with { Overall = "" });
        // Kept findings count as long as the draft is as it was when they were found.
        await county.DraftAsync(7, Figures.Zero(Form), Whole);
        await CheckAsync(county, 7, "X-CARRY", "t3_applications.carried_in.natural_person");
        await county.DraftAsync(8, Figures.Zero(Form), Whole);
        await CheckAsync(county, 8, "X-CARRY", "t3_applications.carried_in.natural_person");
        county.Clock.Now = county.Clock.Now.AddMinutes(1);
        await county.DraftAsync(8, Unbalanced, Whole);
        await county.DraftAsync(9, Figures.Zero(Form).With("t2_art20_1.rules.issued", 73190), Whole);
        await county.ReportAsync(9, report => report.State = ReportState.Returned);

        await county.RunAsync("2026-01-15 09:00");

        Assert.Equal(
        [
            "尚未开始填报", "尚未开始填报", "表三有1格空白", "已填写完毕，尚未送单位审签", "单位审签中，尚未报送",
            "第一、四部分未填写", "表三尚有1处疑问须说明", "表三尚有2处不平衡", "已退回，请修改后重新报送",
        ], (await county.MessagesAsync()).Where(m => m.UnitId is not null).OrderBy(m => m.UnitId).Select(Said));

        static string Said(Message message) => message.UnitId == 9
            ? message.Text.Split('。')[0].Split("报告")[1]
            : message.Text.Split("报告情况：")[1].Split('。')[0];
    }

    private static async Task PrepareAsync(SeasonCounty county)
    {
        await county.RunAsync("2026-01-21 09:00");
        await county.ReportAsync(2, report => report.State = ReportState.Returned);
        await county.MemberAsync(3, member => member.ExtendedTo = new DateOnly(2026, 1, 26));
        await SubmitAsync(county, 4, ReportState.Submitted, "2026-01-21 10:00");
        await SubmitAsync(county, 5, ReportState.Accepted, "2026-01-20 10:00");
        await SubmitAsync(county, 6, ReportState.Submitted, "2026-01-20 10:00");
        await county.ReportAsync(6, report => report.AwaitsConfirmation = true);
        await county.MemberAsync(7, member => member.Exemption = "当年新设");
        await county.ChangeAsync(db =>
        {
            var id = county.CountyId;
            db.Outbox.RemoveRange(db.Outbox.Where(m => m.CountyId == id));
            db.Memberships.Single(m => m.CountyId == id && m.Person == "clerk8").ClosedAt = county.Clock.Now;
            db.Outbox.Add(Lost(id, Channel.Mail, "zhang@mail.example"));
            db.Outbox.Add(Lost(id, Channel.ShortMessage, "13812345678"));
            db.JobRuns.Add(Failed(id, "roll-up", "2026-01-22 03:20"));
            db.JobRuns.Add(Failed(id, "mail", "2026-01-20 03:20"));
            db.AuditLinks.Add(new AuditLink
            {
                CountyId = id,
                Number = 12,
                AuditId = Guid.NewGuid(),
                Mark = [.. Enumerable.Repeat((byte)0xab, 32)],
                LinkedAt = county.Clock.Now,
            });
            return Task.CompletedTask;
        });
    }

    private static async Task SubmitAsync(SeasonCounty county, int unit, ReportState state, string local)
    {
        await county.ReportAsync(unit, report => (report.State, report.LatestVersion) = (state, 1));
        await county.ChangeAsync(db =>
        {
            var submission = new Submission
            {
                CountyId = county.CountyId,
                UnitId = unit,
                Year = SeasonCounty.Year,
                Version = 1,
                Origin = SubmissionOrigin.Filled,
                ContentHash = "-",
                SubmittedAt = SeasonCounty.At(local),
                SubmittedBy = "填报人",
            };
            submission.Write(Unbalanced, Whole);
            db.Submissions.Add(submission);
            return Task.CompletedTask;
        });
    }

    private static Task CheckAsync(SeasonCounty county, int unit, string code, string cell) => county.ChangeAsync(db =>
    {
        CheckBook.Add(
            db, db.Reports.Single(r => r.CountyId == county.CountyId && r.UnitId == unit), Check.OfDraft, 1,
            new Subject(Figures.Zero(Form)),
            [new Finding(code, Severity.Query, [Form.Cell(cell)], 73190, 84517, "73190")],
            county.Clock.Now);
        return Task.CompletedTask;
    });

    private static OutboxMessage Lost(int county, Channel channel, string recipient) => new()
    {
        CountyId = county,
        MessageId = Guid.NewGuid(),
        UnitId = 1,
        Channel = channel,
        Kind = NoticeKinds.Reminder,
        Recipient = recipient,
        Subject = "催报",
        Text = "",
        MadeAt = SeasonCounty.At(channel == Channel.Mail ? "2026-01-19 09:00" : "2026-01-15 09:00"),
        Problem = "收件服务器不收这个地址",
    };

    private static JobRun Failed(int county, string job, string local) => new()
    {
        CountyId = county,
        RunId = Guid.NewGuid(),
        Job = job,
        Node = "node",
        StartedAt = SeasonCounty.At(local),
        Problem = "没有运行完",
    };

    /// <summary>Every figure the report holds, and every total of it.</summary>
    private static void AssertNoFigures(params string[] texts)
    {
        var figures = Unbalanced.All.Where(one => one.Value is > 99).Select(one => $"{one.Value}").Distinct().ToList();
        Assert.True(figures.Count > 4);
        Assert.All(texts, text => Assert.DoesNotContain(figures, f => text.Contains(f, StringComparison.Ordinal)));
    }

    private static void Compare(string file, string text)
    {
        var kept = Path.Combine(AppContext.BaseDirectory, "Features", "Reminders", "Texts", file);
        var found = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("COUNTY_KEEP_TEXTS") is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(folder, file), found);
        }

        Assert.Equal(File.ReadAllText(kept).ReplaceLineEndings("\n"), found);
    }
}
