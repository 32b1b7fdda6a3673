using County.Data;
using County.Web.Features;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace County.Web.Tests.Mail;

/// <summary>The outbox of a database, and a program that empties it.</summary>
internal sealed class Outbox : IAsyncDisposable
{
    private readonly ServiceProvider services;

    /// <param name="database">Connection string of the server's superuser.</param>
    /// <param name="settings">Of the program, as its environment names them.</param>
    /// <param name="clock">What time it is to the program.</param>
    public Outbox(string database, IReadOnlyDictionary<string, string> settings, TimeProvider clock)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting =>
            KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)));
        services = TestServer.Doors(database, poolSize: 20).AddJobs().AddSingleton(clock)
            .AddSingleton(new Settings(configuration.Build())).BuildServiceProvider();
        Clock = clock;
    }

    public TimeProvider Clock { get; }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Puts a mail in as the office of a county does.</summary>
    public async Task<Guid> AddAsync(
        string recipient, string subject = "通知", string text = "请登录系统。", int county = DemoDatabase.CountyId,
        DateTimeOffset? due = null, Channel channel = Channel.Mail)
    {
        var message = new OutboxMessage
        {
            CountyId = county,
            MessageId = Guid.CreateVersion7(),
            Channel = channel,
            Kind = "invitation",
            Recipient = recipient,
            Subject = subject,
            Text = text,
            MadeAt = Clock.GetUtcNow(),
            NextTryAt = due ?? Clock.GetUtcNow(),
        };
        await using var work = await Get<County.Data.Tenancy>().BeginAsync(
            Scope.Office, new TenantInfo(county), TestContext.Current.CancellationToken);
        work.Db.Outbox.Add(message);
        await work.Db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await work.CommitAsync(TestContext.Current.CancellationToken);
        return message.MessageId;
    }

    public async Task<OutboxMessage> ReadAsync(Guid message) =>
        (await ReadAsync()).Single(one => one.MessageId == message);

    public async Task<IReadOnlyList<OutboxMessage>> ReadAsync()
    {
        await using var work = await Get<County.Data.Tenancy>().BeginAsync(
            Scope.Jobs, TenantInfo.None, TestContext.Current.CancellationToken);
        return await work.Db.Outbox.AsNoTracking().OrderBy(one => one.MessageId)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Leaves nothing for the next test.</summary>
    public async Task EmptyAsync()
    {
        await using var work = await Get<County.Data.Tenancy>().BeginAsync(
            Scope.Jobs, TenantInfo.None, TestContext.Current.CancellationToken);
        await work.Db.Outbox.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        await work.CommitAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}

/// <summary>A clock that stands until it is set.</summary>
internal sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>Whoever empties an outbox empties all of it: these tests take turns, on a database of their own.</summary>
public sealed class OutboxDatabase(TestServer server) : IAsyncLifetime
{
    public string Database { get; private set; } = "";

    public async ValueTask InitializeAsync() => Database = await server.CreateAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

[CollectionDefinition(Name)]
public sealed class Outboxes : ICollectionFixture<OutboxDatabase>
{
    public const string Name = "outboxes";
}
