using County.Data;
using County.Web.Features.Reminders;
using County.Web.Hosting;

namespace County.Web.Tests.Features.Reminders;

/// <summary>Each reminder is written once, whoever runs how often, and none is lost.</summary>
[Collection(Seasons.Name)]
[Trait("shows", "season")]
public sealed class OnceTests(SeasonDatabase fixture)
{
    private const string FirstOfThree = "2026-01-15 09:00";

    [Fact]
    public async Task A_run_that_is_repeated_writes_nothing()
    {
        await using var county = await SeasonCounty.OpenAsync(fixture.Database, units: 3);
        await county.RunAsync(FirstOfThree);
        Assert.Equal(Three(3), await county.EffectsAsync());
        var mails = await county.OutboxAsync();
        Assert.Equal(
            Enumerable.Range(1, 3).Select(unit => $"reminder/2025/{unit}/signed-copy-3/2026-01-15/mail/"
                + $"{(county.CountyId * 1000) + (unit * 10)}"),
            mails.Select(mail => mail.Effect));

        await county.RunAsync(FirstOfThree);
        await county.RunAsync("2026-01-15 17:50");

        Assert.Equal(3, (await county.EffectsAsync()).Count);
        Assert.Equal(3, (await county.OutboxAsync()).Count);
    }

    [Fact]
    public async Task Of_two_who_run_at_once_one_writes_and_the_other_finds_it_done()
    {
        await using var county = await SeasonCounty.OpenAsync(fixture.Database, units: 40);
        county.Clock.Now = SeasonCounty.At(FirstOfThree);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => county.RunAsync())));

        Assert.Equal(Three(40).Order(), (await county.EffectsAsync()).Order());
        Assert.Equal(40, (await county.OutboxAsync()).Count);
    }

    [Fact]
    public async Task The_second_waits_for_the_first_and_then_writes_nothing()
    {
        await using var county = await SeasonCounty.OpenAsync(fixture.Database, units: 2);
        county.Clock.Now = SeasonCounty.At(FirstOfThree);
        var (tenancy, handler) = (county.Get<County.Data.Tenancy>(), county.Get<ReminderHandler>());
        var cancellation = TestContext.Current.CancellationToken;
        await using var first = await tenancy.BeginAsync(
            Scope.Aggregator, new TenantInfo(county.CountyId), cancellation);
        Assert.Equal(2, await handler.RunAsync(first.Db, county.CountyId, cancellation));

        await using var second = await tenancy.BeginAsync(
            Scope.Aggregator, new TenantInfo(county.CountyId), cancellation);
        var waiting = handler.RunAsync(second.Db, county.CountyId, cancellation);
        Assert.NotSame(waiting, await Task.WhenAny(waiting, Task.Delay(500, cancellation)));
        await first.CommitAsync(cancellation);

        Assert.Equal(0, await waiting);
    }

    [Fact]
    public async Task Whoever_is_killed_before_the_end_has_written_nothing_and_the_next_writes_all()
    {
        await using var county = await SeasonCounty.OpenAsync(fixture.Database, units: 3);
        county.Clock.Now = SeasonCounty.At(FirstOfThree);
        await using (var work = await county.Get<County.Data.Tenancy>().BeginAsync(
            Scope.Aggregator, new TenantInfo(county.CountyId), TestContext.Current.CancellationToken))
        {
            Assert.Equal(3, await county.Get<ReminderHandler>().RunAsync(
                work.Db, county.CountyId, TestContext.Current.CancellationToken));
        }

        Assert.Empty(await county.EffectsAsync());
        Assert.Empty(await county.OutboxAsync());
        await county.RunAsync();
        Assert.Equal(Three(3), await county.EffectsAsync());
    }

    [Fact]
    public async Task What_somebody_wrote_without_the_lock_costs_nobody_else_their_reminder()
    {
        await using var county = await SeasonCounty.OpenAsync(fixture.Database, units: 3);
        county.Clock.Now = SeasonCounty.At(FirstOfThree);
        var cancellation = TestContext.Current.CancellationToken;
        await using var intruder = county.Owner();
        await using var transaction = await intruder.Database.BeginTransactionAsync(cancellation);
        intruder.Messages.Add(new Message
        {
            CountyId = county.CountyId,
            MessageId = Guid.NewGuid(),
            UnitId = 2,
            Year = SeasonCounty.Year,
            Kind = NoticeKinds.Reminder,
            Effect = "reminder/2025/2/signed-copy-3/2026-01-15",
            Rights = [],
            Subject = "别处写的",
            Text = "",
            MadeAt = county.Clock.Now,
        });
        await intruder.SaveChangesAsync(cancellation);

        // The sweep sees nothing of it, and meets it where it writes.
        var sweep = Task.Run(() => county.RunAsync(), cancellation);
        await Task.Delay(1000, cancellation);
        await transaction.CommitAsync(cancellation);
        await sweep;

        Assert.Equal(Three(3), (await county.EffectsAsync()).Order());
        Assert.Equal(2, (await county.OutboxAsync()).Count);
    }

    [Fact]
    public async Task A_report_that_is_just_being_handed_in_is_waited_for()
    {
        await using var county = await SeasonCounty.OpenAsync(fixture.Database, units: 2);
        county.Clock.Now = SeasonCounty.At(FirstOfThree);
        var cancellation = TestContext.Current.CancellationToken;
        await using var unit = county.Owner();
        await using var transaction = await unit.Database.BeginTransactionAsync(cancellation);
        unit.Reports.Single(r => r.CountyId == county.CountyId && r.UnitId == 1).State =
            County.Reporting.ReportState.Submitted;
        await unit.SaveChangesAsync(cancellation);

        var sweep = Task.Run(() => county.RunAsync(), cancellation);
        await Task.Delay(500, cancellation);
        await transaction.CommitAsync(cancellation);
        await sweep;

        Assert.Equal(["reminder/2025/2/signed-copy-3/2026-01-15"], await county.EffectsAsync());
    }

    private static IEnumerable<string> Three(int units) =>
        Enumerable.Range(1, units).Select(unit => $"reminder/2025/{unit}/signed-copy-3/2026-01-15");
}
