using County.Web.Tests.Mail;

namespace County.Web.Tests.Features.Mail;

/// <summary>Real `county work` processes that send mail, one killed with -9 in the middle of one.</summary>
[Trait("shows", "isolation")]
[Trait("slow", "true")]
public sealed class MailProcessesTests(TestServer server) : IAsyncLifetime
{
    private readonly string database = server.Absent();
    private readonly SmtpServer mail = new(SmtpTls.StartTls, "sender", "pass-of-the-sender");
    private readonly List<CountyProcess> workers = [];
    private Outbox outbox = null!;

    private Dictionary<string, string> Environment => new(TestServer.EnvironmentOn(database).Concat(
        mail.Settings(AppContext.BaseDirectory)))
    {
        ["County__Mail__Cron"] = "*/1 * * * * ?",
    };

    public async ValueTask InitializeAsync()
    {
        Assert.Equal(0, (await CountyProcess.RunAsync(Environment, "migrate")).Status);
        outbox = new Outbox(database, Environment, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers) await worker.DisposeAsync();
        if (outbox is not null) await outbox.DisposeAsync();
        await mail.DisposeAsync();
    }

    [Fact]
    public async Task A_process_killed_in_the_middle_of_a_mail_loses_none()
    {
        mail.Behaviour = SmtpBehaviour.StallAtData;
        var ids = new List<Guid>();
        foreach (var number in Enumerable.Range(0, 20))
        {
            ids.Add(await outbox.AddAsync($"clerk{number}@county.example", text: "口令：S3cret-xyz"));
        }

        var doomed = Start();
        await UntilAsync("a mail in the server's hand", () => Task.FromResult(Volatile.Read(ref mail.Stalled) == 1));
        await doomed.KillAsync();
        Assert.All(await outbox.ReadAsync(), one => Assert.Null(one.SentAt));

        mail.Behaviour = SmtpBehaviour.Accept;
        Start();
        Start();
        await UntilAsync(
            "every mail to be sent", async () => (await outbox.ReadAsync()).All(one => one.SentAt is not null));

        // What the server had in hand when the process died has come a second time, under the same name.
        var names = mail.Letters.Select(letter => letter.Message.MessageId).ToList();
        Assert.Equal(21, names.Count);
        Assert.Equal(ids.Select(id => $"{id:N}@county.example").Order(), names.Distinct().Order());
        Assert.All(await outbox.ReadAsync(), one => Assert.Equal(("", null), (one.Text, one.Html)));
        Assert.All(workers, worker => Assert.DoesNotContain("S3cret", worker.Log, StringComparison.Ordinal));
        Assert.All(workers, worker => Assert.DoesNotContain("pass-of", worker.Log, StringComparison.Ordinal));
    }

    private CountyProcess Start()
    {
        var worker = CountyProcess.Start(Environment, ["work"]);
        workers.Add(worker);
        return worker;
    }

    private Task UntilAsync(string what, Func<Task<bool>> isSo) =>
        Waiting.UntilAsync(what, isSo, () => Waiting.Logs(workers));
}
