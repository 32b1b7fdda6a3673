using County.Data;
using County.Reporting;

namespace County.Web.Tests.Features.Reminders;

/// <summary>Who is reminded, when, and who is not.</summary>
[Collection(Seasons.Name)]
[Trait("shows", "season")]
public sealed class WhoTests(SeasonDatabase fixture)
{
    [Fact]
    public async Task Through_a_season_a_unit_that_does_nothing_hears_of_each_date_and_then_every_working_day()
    {
        await using var county = await SeasonCounty.OpenAsync(fixture.Database, units: 1);
        for (var day = new DateTime(2025, 12, 15); day <= new DateTime(2026, 4, 3); day = day.AddDays(1))
        {
            foreach (var hour in new[] { "07:00", "09:10", "16:00" }) await county.RunAsync($"{day:yyyy-MM-dd} {hour}");
        }

        var effects = await county.EffectsAsync();
        Assert.Equal(
        [
            "reminder/2025/1/first-draft-14/2025-12-22", "reminder/2025/1/first-draft-7/2025-12-31",
            "reminder/2025/1/first-draft-3/2026-01-07", "reminder/2025/1/first-draft-1/2026-01-09",
            "reminder/2025/1/signed-copy-3/2026-01-15", "reminder/2025/1/signed-copy-1/2026-01-19",
        ], effects.Take(6));
        Assert.Equal("reminder/2025/1/overdue/2026-01-21", effects[6]);
        Assert.Equal("reminder/2025/1/overdue/2026-03-31", effects[^1]);
        // 21 January to 31 March: 50 weekdays, six of them holidays, and two Saturdays that are worked.
        Assert.Equal(6 + 50 - 6 + 2, effects.Count);
        Assert.Equal(effects.Count, effects.Distinct().Count());
    }

    [Fact]
    public async Task A_day_on_which_nobody_ran_is_not_made_up_for_but_a_morning_is()
    {
        await using var county = await SeasonCounty.OpenAsync(fixture.Database, units: 1);

        // Thursday the 15th is three days before; nobody runs until Friday.
        await county.RunAsync("2026-01-16 09:00");
        Assert.Empty(await county.EffectsAsync());
        await county.RunAsync("2026-01-19 16:40");

        Assert.Equal(["reminder/2025/1/signed-copy-1/2026-01-19"], await county.EffectsAsync());
    }

    [Fact]
    public async Task Leaders_hear_of_what_is_late_from_the_second_day_on_and_only_where_the_county_wishes()
    {
        await using var county = await SeasonCounty.OpenAsync(fixture.Database, units: 1);
        await county.RunAsync("2026-01-22 09:00");
        await county.SetAsync(settings => settings.LeadersOn = true);
        await county.RunAsync("2026-01-23 09:00");
        await county.RunAsync("2026-01-19 09:00");

        Assert.Equal(
            [([Right.Author], "signed-copy-1"), ([Right.Author], "overdue"),
                ([Right.Author, Right.Signatory], "overdue")],
            (await county.MessagesAsync()).Where(m => m.UnitId is not null)
                .Select(m => (m.Rights, m.Effect.Split('/')[3])));
        Assert.Equal(
            ["clerk1", "clerk1", "clerk1", "leader1"],
            (await county.OutboxAsync()).Select(mail => mail.Recipient.Split('@')[0]).Order());
    }

    [Fact]
    public async Task The_first_late_day_is_the_clerks_alone_whatever_the_county_wishes()
    {
        await using var county = await SeasonCounty.OpenAsync(fixture.Database, units: 1);
        await county.SetAsync(settings => settings.LeadersOn = true);
        await county.RunAsync("2026-01-21 09:00");

        Assert.Equal([Right.Author], Assert.Single(await county.MessagesAsync(), m => m.UnitId == 1).Rights);
        Assert.Single(await county.OutboxAsync());
    }

    [Fact]
    public async Task Who_has_handed_in_or_need_not_hears_nothing_and_who_was_sent_back_does()
    {
        await using var county = await SeasonCounty.OpenAsync(fixture.Database, units: 12);
        var states = new Dictionary<int, ReportState>
        {
            [1] = ReportState.NotStarted,
            [2] = ReportState.Drafting,
            [3] = ReportState.InSignOff,
            [4] = ReportState.Submitted,
            [5] = ReportState.Returned,
            [6] = ReportState.Accepted,
            [7] = ReportState.Published,
        };
        foreach (var (unit, state) in states) await county.ReportAsync(unit, report => report.State = state);
        await county.ReportAsync(8, report => (report.State, report.AcceptedVersion) = (ReportState.Drafting, 1));
        await county.ReportAsync(9, report => (report.State, report.AcceptedVersion) = (ReportState.Returned, 1));
        await county.MemberAsync(10, member => member.Exemption = "当年撤并");
        await county.ChangeAsync(db =>
        {
            db.Units.Single(u => u.CountyId == county.CountyId && u.UnitId == 11).ValidTo = new DateOnly(2026, 1, 14);
            db.Reports.Remove(db.Reports.Single(r => r.CountyId == county.CountyId && r.UnitId == 12));
            db.RoundUnits.Remove(db.RoundUnits.Single(u => u.CountyId == county.CountyId && u.UnitId == 12));
            return Task.CompletedTask;
        });

        await county.RunAsync("2026-01-15 09:00");

        Assert.Equal(
            [1, 2, 3, 5, 9],
            (await county.MessagesAsync()).Where(m => m.UnitId is not null).Select(m => m.UnitId!.Value).Order());
    }

    [Fact]
    public async Task A_unit_with_more_time_counts_from_its_own_date()
    {
        await using var county = await SeasonCounty.OpenAsync(fixture.Database, units: 2);
        await county.MemberAsync(2, member =>
            (member.ExtendedTo, member.ExtensionReason) = (new DateOnly(2026, 1, 26), "档案移交"));

        await county.RunAsync("2026-01-15 09:00");
        await county.RunAsync("2026-01-21 09:00");

        Assert.Equal(
        [
            "reminder/2025/1/signed-copy-3/2026-01-15", "reminder/2025/2/signed-copy-7/2026-01-15",
            "reminder/2025/1/overdue/2026-01-21", "reminder/2025/2/signed-copy-3/2026-01-21",
        ], await county.EffectsAsync());
        Assert.Contains("（已同意贵单位延期）",
            (await county.MessagesAsync()).Last(m => m.UnitId == 2).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_quiet_hours_nothing_is_written_unless_they_are_lifted_that_day()
    {
        await using var county = await SeasonCounty.OpenAsync(fixture.Database, units: 1);
        await county.RunAsync("2026-01-15 07:00");
        await county.RunAsync("2026-01-15 18:30");
        await county.SetAsync(settings => settings.QuietLiftedOn = new DateOnly(2026, 1, 14));
        await county.RunAsync("2026-01-15 18:40");
        Assert.Empty(await county.MessagesAsync());

        await county.SetAsync(settings => settings.QuietLiftedOn = new DateOnly(2026, 1, 15));
        await county.RunAsync("2026-01-15 19:00");

        Assert.Single(await county.EffectsAsync());
    }

    [Fact]
    public async Task Mail_and_short_messages_go_by_what_the_county_has_switched_on_and_who_has_an_address()
    {
        await using var county = await SeasonCounty.OpenAsync(fixture.Database, units: 3);
        await county.ChangeAsync(db =>
        {
            var people = db.Memberships.Where(m => m.CountyId == county.CountyId).ToList();
            people.Single(m => m.Person == "clerk2").Telephone = "0736-4212345";
            people.Single(m => m.Person == "clerk3").Email = null;
            return Task.CompletedTask;
        });
        await county.SetAsync(settings => settings.ShortMessageOn = true);
        await county.RunAsync("2026-01-15 09:00");
        Assert.Equal(
            ["1/mail", "1/sms", "2/mail", "3/sms"],
            (await county.OutboxAsync()).Select(m => $"{m.UnitId}/{m.Effect!.Split('/')[5]}"));
        Assert.All(await county.OutboxAsync(), one => Assert.Equal(
            one.Channel == Channel.Mail
                ? $"clerk{one.UnitId}@{county.CountyId}.example"
                : "13812345678", one.Recipient));

        await county.SetAsync(settings => (settings.MailOn, settings.ShortMessageOn) = (false, false));
        await county.RunAsync("2026-01-19 09:00");

        Assert.Equal(6, (await county.EffectsAsync()).Count);
        Assert.Equal(4, (await county.OutboxAsync()).Count);
    }

    [Fact]
    public async Task Before_the_round_opens_after_its_end_and_in_a_suspended_county_nobody_is_told_anything()
    {
        await using var county = await SeasonCounty.OpenAsync(
            fixture.Database, units: 1, round => round.Opens = new DateOnly(2026, 1, 8));
        await county.RunAsync("2026-01-07 09:00");
        await county.RunAsync("2026-04-01 09:00");
        await county.ChangeAsync(db =>
        {
            db.Counties.Single(c => c.CountyId == county.CountyId).SuspendedAt = county.Clock.Now;
            return Task.CompletedTask;
        });
        await county.RunAsync("2026-01-15 09:00");

        Assert.Empty(await county.MessagesAsync());
    }
}
