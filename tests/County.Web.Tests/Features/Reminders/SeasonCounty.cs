using County.Data;
using County.Reporting;
using County.Web.Features;
using County.Web.Features.Reminders;
using County.Web.Hosting;
using County.Web.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace County.Web.Tests.Features.Reminders;

/// <summary>
/// A county of its own for one test, in the season of the report of 2025: 初稿 by Monday 12 January 2026, 盖章定稿 by
/// Tuesday 20 January. Each unit has a clerk and a leader, the office one reviewer; time stands where it is set.
/// </summary>
internal sealed class SeasonCounty : IAsyncDisposable
{
    public const int Year = 2025;
    public const string Odd = "t2_art20_1.normative_docs.issued";

    private static int last = 330100;

    private readonly ServiceProvider services;
    private readonly string database;

    private SeasonCounty(string database, IReadOnlyDictionary<string, string>? settings)
    {
        this.database = database;
        var configuration = new ConfigurationBuilder();
        foreach (var part in new[] { TestServer.EnvironmentOn(database), settings ?? new Dictionary<string, string>() })
        {
            configuration.AddInMemoryCollection(part.Select(one =>
                KeyValuePair.Create(one.Key.Replace("__", ":", StringComparison.Ordinal), (string?)one.Value)));
        }

        services = TestServer.Doors(database, poolSize: 20).AddJobs().AddSingleton<TimeProvider>(Clock)
            .AddSingleton(new Settings(configuration.Build())).AddSingleton(new AuditHeads(null))
            .AddSingleton<AuditChain>().BuildServiceProvider();
    }

    public int CountyId { get; } = Interlocked.Increment(ref last);

    /// <summary>At nine in the morning of a Monday, eleven working days before the signed copy's date.</summary>
    public SetClock Clock { get; } = new(At("2026-01-05 09:00"));

    public static DateTimeOffset At(string local) => DateTimeOffset.Parse(
        $"{local}:00+08:00", System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public static async Task<SeasonCounty> OpenAsync(
        string database, int units, Action<Round>? dates = null,
        IReadOnlyDictionary<string, string>? settings = null)
    {
        var county = new SeasonCounty(database, settings);
        var id = county.CountyId;
        await using var db = county.Owner();
        db.Counties.Add(new() { CountyId = id, Name = "某县", Prefecture = "某市", Province = "某省" });
        var round = OpenRound(id);
        dates?.Invoke(round);
        db.Rounds.Add(round);
        db.Memberships.Add(Person(id, 1, null, "reviewer", Right.Reviewer, Right.Administrator));
        foreach (var unit in Enumerable.Range(1, units))
        {
            db.Units.Add(new()
            {
                CountyId = id,
                UnitId = unit,
                Code = $"{id}{unit:000000}",
                Name = $"第{unit}镇",
                Kind = UnitKind.Township,
                ValidFrom = new DateOnly(2019, 1, 1),
            });
            db.RoundUnits.Add(new() { CountyId = id, UnitId = unit, Year = Year });
            db.Reports.Add(new() { CountyId = id, UnitId = unit, Year = Year });
            db.Memberships.Add(Person(id, unit * 10, unit, $"clerk{unit}", Right.Author));
            db.Memberships.Add(Person(id, (unit * 10) + 1, unit, $"leader{unit}", Right.Signatory, Right.Reviewer));
        }

        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return county;
    }

    private static Round OpenRound(int county) => new()
    {
        CountyId = county,
        Year = Year,
        Format = "2021",
        Opens = new DateOnly(2025, 12, 20),
        FirstDraftDue = new DateOnly(2026, 1, 12),
        SignedCopyDue = new DateOnly(2026, 1, 20),
        PublishBy = new DateOnly(2026, 1, 31),
        SummaryDue = new DateOnly(2026, 2, 20),
        CountyReportBy = new DateOnly(2026, 3, 31),
    };

    /// <summary>Lets the job run once, at a time of the county.</summary>
    public Task RunAsync(string? local = null)
    {
        if (local is not null) Clock.Now = At(local);
        return Get<ReminderSweep>().RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The messages of the county, the first one first.</summary>
    public async Task<IReadOnlyList<Message>> MessagesAsync(string? kind = null)
    {
        await using var db = Owner();
        return await db.Messages.AsNoTracking().Where(m => m.CountyId == CountyId && (kind == null || m.Kind == kind))
            .OrderBy(m => m.MadeAt).ThenBy(m => m.UnitId).ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What units were told, without the digests.</summary>
    public async Task<IReadOnlyList<string>> EffectsAsync() =>
        [.. (await MessagesAsync()).Where(m => m.UnitId is not null).Select(m => m.Effect)];

    public async Task<IReadOnlyList<OutboxMessage>> OutboxAsync()
    {
        await using var db = Owner();
        return await db.Outbox.AsNoTracking().Where(m => m.CountyId == CountyId && m.UnitId != null)
            .OrderBy(m => m.Effect).ToListAsync(TestContext.Current.CancellationToken);
    }

    public Task SetAsync(Action<NotificationSettings> change) => ChangeAsync(async db =>
    {
        var settings = await db.NotificationSettings.FindAsync(CountyId);
        if (settings is null) db.Add(settings = new NotificationSettings { CountyId = CountyId });
        change(settings);
    });

    public Task ReportAsync(int unit, Action<Report> change) => ChangeAsync(async db =>
        change(await db.Reports.SingleAsync(r => r.CountyId == CountyId && r.UnitId == unit)));

    public Task MemberAsync(int unit, Action<RoundUnit> change) => ChangeAsync(async db =>
        change(await db.RoundUnits.SingleAsync(r => r.CountyId == CountyId && r.UnitId == unit)));

    /// <summary>Changes something with the owner's hand.</summary>
    public async Task ChangeAsync(Func<CountyContext, Task> change)
    {
        await using var db = Owner();
        await change(db);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The unit saves a draft now.</summary>
    public Task DraftAsync(int unit, Figures figures, Narrative narrative) => ChangeAsync(async db =>
    {
        var draft = await db.Drafts.FindAsync(CountyId, unit, Year);
        if (draft is null) db.Add(draft = new Draft { CountyId = CountyId, UnitId = unit, Year = Year });
        draft.Write(figures, narrative);
        draft.ChangedAt = Clock.Now;
        var report = await db.Reports.SingleAsync(r => r.CountyId == CountyId && r.UnitId == unit);
        if (report.State == ReportState.NotStarted) report.State = ReportState.Drafting;
    });

    public CountyContext Owner() => new(new DbContextOptionsBuilder<CountyContext>()
        .UseNpgsql(TestServer.Owner(database), CountyContext.Mapping).UseSnakeCaseNamingConvention().Options);

    /// <summary>The next test's sweep is not to come here: the county is suspended.</summary>
    public async ValueTask DisposeAsync()
    {
        await ChangeAsync(async db =>
        {
            (await db.Counties.SingleAsync(c => c.CountyId == CountyId)).SuspendedAt = Clock.Now;
            foreach (var one in db.Outbox.Where(m => m.CountyId == CountyId)) db.Remove(one);
        });
        await services.DisposeAsync();
    }

    private static Membership Person(int county, int number, int? unit, string name, params Right[] rights) => new()
    {
        CountyId = county,
        MembershipId = (county * 1000) + number,
        UnitId = unit,
        AccountId = $"{county}-{name}",
        Person = name,
        Telephone = "13812345678",
        Email = $"{name}@{county}.example",
        Rights = rights,
        JoinedAt = At("2025-12-01 09:00"),
    };
}

/// <summary>The sweep goes through every county of a database: these tests take turns, on one of their own.</summary>
public sealed class SeasonDatabase(TestServer server) : IAsyncLifetime
{
    public string Database { get; private set; } = "";

    public async ValueTask InitializeAsync() => Database = await server.CreateAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

[CollectionDefinition(Name)]
public sealed class Seasons : ICollectionFixture<SeasonDatabase>
{
    public const string Name = "seasons";
}
