using County.Web.Tests.Mail;

namespace County.Web.Tests.Season;

/// <summary>
/// A season of a county of sixty units, worked by three processes of which one is killed with -9 fifty times: every
/// summary is right, every reminder is there once, every mail arrives.
/// </summary>
[Collection(Drills.Name)]
[Trait("shows", "season")]
[Trait("slow", "true")]
public sealed class KillDrill(TestServer server) : IAsyncLifetime
{
    private const int Kills = 50;
    private const int Patience = 240;

    private readonly string database = server.Absent();
    private readonly DayClock clock = new();
    private readonly SmtpServer mail = new() { Pause = TimeSpan.FromMilliseconds(40) };
    private readonly int seed = Random.Shared.Next(1_000_000);

    private BigCounty county = null!;
    private Crew crew = null!;
    private Acts acts = null!;
    private Reminded reminded = null!;

    private Dictionary<string, string> Environment => new(TestServer.EnvironmentOn(database).Concat(
        mail.Settings(AppContext.BaseDirectory)))
    {
        ["County__RollUp__Cron"] = "*/1 * * * * ?",
        ["County__Mail__Cron"] = "*/1 * * * * ?",
        ["County__Reminders__Cron"] = "*/2 * * * * ?",
    };

    public async ValueTask InitializeAsync()
    {
        Assert.Equal(0, (await CountyProcess.RunAsync(Environment, "migrate")).Status);
        clock.SetTo(SeasonDay.All[0].Date);
        county = new BigCounty(database, units: 60, clock);
        await county.OpenAsync();
        crew = new Crew(Environment, clock, size: 3);
        acts = new Acts(county, seed);
        reminded = new Reminded(county, acts);
    }

    public async ValueTask DisposeAsync()
    {
        if (crew is not null) await crew.DisposeAsync();
        if (county is not null) await county.DisposeAsync();
        await mail.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_is_killed_whenever_it_is_no_sum_is_wrong_and_no_reminder_or_mail_is_lost_or_repeated()
    {
        Say($"seed {seed}");
        foreach (var (i, day) in SeasonDay.All.Index()) await LiveAsync(day, random: new Random(seed + i));

        await crew.StartAsync();
        await UntilAsync("a summary of the last change", county.IsRolledUpAsync);
        await UntilAsync("every mail to be sent", county.IsSentAsync);
        await crew.StopAsync();
        Assert.Equal(Kills, crew.Kills);
        var versions = await Sums.AgreeAsync(county);
        var reminders = await reminded.AgreeAsync();
        var twice = await Deliveries.AgreeAsync(county, mail, crew.Kills);
        Say($"drill of kills: {crew.Kills}, of these {mail.Cut.Count} during a conversation with the mail server; "
            + $"acts {acts.Done} ({acts.AsPublished} reports with findings); summary versions {versions}; reminders "
            + $"{reminders} (certain: {reminded.Expected}); mails {mail.Letters.Count - twice}, repeated {twice}");
        Assert.Empty(crew.Errors);
        Assert.InRange(versions, 20, acts.Done + 1);
        Assert.InRange(reminders, 60, 300);
    }

    /// <summary>Who owes a report in the morning is reminded while drafts are saved; then the day takes its course.</summary>
    private async Task LiveAsync(SeasonDay day, Random random)
    {
        clock.SetTo(day.Date);
        await reminded.DawnAsync(day);
        await crew.StartAsync();
        var killing = KillAsync(random, Kills / SeasonDay.All.Count);
        await UntilAsync($"the reminders of the morning of {day.Date}", async () =>
        {
            await acts.RunAsync(6, draftsOnly: true);
            return await reminded.AreWrittenAsync();
        });
        do
        {
            await acts.RunAsync(12);
        }
        while (!killing.IsCompleted);
        await killing;
        await reminded.DuskAsync(day);
        await UntilAsync($"the reminders of {day.Date}", reminded.AreWrittenAsync);
        await crew.StopAsync();
        Say($"{day.Date}: kills {crew.Kills}, acts {acts.Done}, reminders {reminded.Expected}");
    }

    private async Task KillAsync(Random random, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await Task.Delay(random.Next(200, 3200), TestContext.Current.CancellationToken);
            await crew.KillOneAsync(random);
        }
    }

    private Task UntilAsync(string what, Func<Task<bool>> isSo) =>
        Waiting.UntilAsync(what, isSo, () => $"seed {seed}\n{crew.Log}", Patience);

    private static void Say(string line) => TestContext.Current.TestOutputHelper!.WriteLine(line);
}
