using County.Web.Tests.Mail;

namespace County.Web.Tests.Season;

/// <summary>
/// The mail server, a process of its own, does everything that mail servers do: nothing is lost, nothing that it has
/// acknowledged comes twice, what it refuses for good is visible as given up.
/// </summary>
[Collection(Drills.Name)]
[Trait("shows", "season")]
[Trait("slow", "true")]
public sealed class MailDrill(TestServer server) : IAsyncLifetime
{
    /// <summary>What it does to a mail the first time; afterwards it takes it.</summary>
    private static readonly string[] Passing =
    [
        "PutOffRecipient", "PutOffMessage", "StallAtData", "DropBeforeAcknowledging", "DropAfterAcknowledging",
    ];

    private static readonly string[] Final = ["RefuseRecipient", "RefuseMessage"];

    private readonly string database = server.Absent();
    private readonly MailServerProcess mail = new();
    private readonly DayClock clock = new();
    private readonly Dictionary<string, List<Guid>> written = [];

    private Outbox outbox = null!;
    private string lastOfTheKilled = "";
    private Crew crew = null!;

    public async ValueTask InitializeAsync()
    {
        await mail.StartAsync();
        var environment = new Dictionary<string, string>(TestServer.EnvironmentOn(database).Concat(mail.Settings))
        {
            ["County__Mail__Cron"] = "*/1 * * * * ?",
        };
        Assert.Equal(0, (await CountyProcess.RunAsync(environment, "migrate")).Status);
        outbox = new Outbox(database, environment, clock);
        crew = new Crew(environment, clock, size: 2);
    }

    public async ValueTask DisposeAsync()
    {
        if (crew is not null) await crew.DisposeAsync();
        if (outbox is not null) await outbox.DisposeAsync();
        await mail.DisposeAsync();
    }

    [Fact]
    public async Task Whatever_the_mail_server_does_nothing_is_lost_and_nothing_acknowledged_comes_twice()
    {
        foreach (var behaviour in Passing.Concat(Final).Append("Accept"))
        {
            for (var i = 0; i < 3; i++) await WriteAsync(behaviour, i);
        }

        await WriteAsync("PutOffRecipient", 99);
        await MisbehaveAsync();
        await crew.StartAsync();
        await TriedAsync();
        await crew.StopAsync();

        await DieWithAMailInHandAsync();
        await DieInTheMiddleOfManyAsync();
        await OutliveTheOneItNeverTakesAsync();
        await AgreeAsync();
    }

    private async Task MisbehaveAsync()
    {
        foreach (var behaviour in Passing.Concat(Final))
        {
            for (var i = 0; i < 3; i++) await mail.SayAsync(Address(behaviour, i), behaviour);
        }

        await mail.SayAsync(Address("PutOffRecipient", 99), "PutOffRecipient");
    }

    /// <summary>It is killed while it has a mail and has not answered; when it is back it takes everything.</summary>
    private async Task DieWithAMailInHandAsync()
    {
        clock.Advance(TimeSpan.FromHours(1));
        await WriteAsync("StallAtData", 50);
        await mail.SayAsync("*", "StallAtData");
        var before = mail.Taken.Count;
        await crew.StartAsync();
        await UntilAsync("a mail in its hand", () => Task.FromResult(mail.Taken.Count > before));
        await mail.KillAsync();
        await Task.Delay(3000, TestContext.Current.CancellationToken);
        await ComeBackAsync();
        await crew.StopAsync();
    }

    /// <summary>It is killed while it takes one mail after another; what it has acknowledged is done.</summary>
    private async Task DieInTheMiddleOfManyAsync()
    {
        clock.Advance(TimeSpan.FromHours(12));
        for (var i = 0; i < 40; i++) await WriteAsync("Many", i);
        var before = mail.Acknowledged.Count;
        await crew.StartAsync();
        await UntilAsync("some that it took", () => Task.FromResult(mail.Acknowledged.Count > before + 5));
        await mail.KillAsync();
        lastOfTheKilled = mail.Taken[^1];
        await ComeBackAsync();
        await crew.StopAsync();
    }

    private async Task ComeBackAsync()
    {
        await mail.StartAsync();
        // What it refuses for good it refuses at any time: a try may have met a connection that had died.
        foreach (var behaviour in Final)
        {
            for (var i = 0; i < 3; i++) await mail.SayAsync(Address(behaviour, i), behaviour);
        }

        await mail.SayAsync(Address("PutOffRecipient", 99), "PutOffRecipient");
    }

    /// <summary>Try after try at ever longer rests, until it is given up; the others are long sent by then.</summary>
    private async Task OutliveTheOneItNeverTakesAsync()
    {
        for (var i = 0; i < 8; i++)
        {
            clock.Advance(TimeSpan.FromHours(25));
            await crew.StartAsync();
            await TriedAsync();
            await crew.StopAsync();
        }
    }

    private async Task AgreeAsync()
    {
        var rows = await outbox.ReadAsync();
        var never = written["PutOffRecipient"][^1];
        var givenUp = written.Where(one => Final.Contains(one.Key)).SelectMany(one => one.Value).Append(never).ToList();
        Assert.Equal(givenUp.Order(), rows.Where(r => r is { SentAt: null, NextTryAt: null }).Select(r => r.MessageId));
        Assert.All(rows.Where(r => r.SentAt is null), one => Assert.NotNull(one.Problem));
        var wanted = written.SelectMany(one => one.Value).Except(givenUp).Select(Name).Order().ToList();
        Assert.Equal(wanted, mail.Taken.Distinct().Order());
        // Of the one in its hand nobody knows whether it could still say or write down that it has it.
        Assert.Equal(
            wanted.Where(name => name != lastOfTheKilled),
            mail.Acknowledged.Where(name => name != lastOfTheKilled).Order());
        Assert.InRange(mail.Acknowledged.Count(name => name == lastOfTheKilled), 0, 2);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"drill of mail: {rows.Count}, acknowledged {mail.Acknowledged.Count}, each once; given up {givenUp.Count} "
            + $"and had in hand without acknowledging {mail.Taken.Count - mail.Acknowledged.Count}; "
            + $"tries {rows.Sum(row => row.Tries)}");
    }

    /// <summary>None is due any more.</summary>
    private Task TriedAsync() => UntilAsync("a try of every mail that is due", async () =>
        (await outbox.ReadAsync()).All(one => one.NextTryAt is null || one.NextTryAt > clock.GetUtcNow()));

    private async Task WriteAsync(string behaviour, int number)
    {
        if (!written.TryGetValue(behaviour, out var list)) written[behaviour] = list = [];
        list.Add(await outbox.AddAsync(Address(behaviour, number)));
    }

    private static string Address(string behaviour, int number) => $"{behaviour}{number}@county.example";

    private static string Name(Guid message) => $"{message:N}@county.example";

    private Task UntilAsync(string what, Func<Task<bool>> isSo) =>
        Waiting.UntilAsync(what, isSo, () => crew.Log, 180);
}
