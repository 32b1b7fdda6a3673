using System.Net;
using Npgsql;

namespace County.Web.Tests.Features.Schedules;

/// <summary>
/// The operator's page, and the jobs it asks for in real `county work` processes. Of themselves the jobs run on New
/// Year's Day only, the outbox apart.
/// </summary>
[Trait("shows", "season")]
[Trait("slow", "true")]
public sealed class ScheduleTests(TestServer server) : IAsyncLifetime
{
    private const string Page = "/operator/jobs";
    private const string Never = "0 0 0 1 1 ?";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string database = server.Absent();
    private readonly List<CountyProcess> workers = [];
    private Site site = null!;
    private Visitor ops = null!;

    private Dictionary<string, string> Environment => new(TestServer.EnvironmentOn(database))
    {
        ["County__RollUp__Cron"] = Never,
        ["County__Audit__Cron"] = Never,
        ["County__Audit__VerifyCron"] = Never,
        ["County__Pruning__Cron"] = Never,
        ["County__Reconcile__Cron"] = Never,
        ["County__Mail__Cron"] = "*/1 * * * * ?",
    };

    public async ValueTask InitializeAsync()
    {
        foreach (var verb in new[] { "migrate", "demo" })
        {
            Assert.Equal((verb, 0), (verb, (await CountyProcess.RunAsync(Environment, verb)).Status));
        }

        site = await Site.StartAsync(database);
        ops = await EnterAsync("operator");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers) await worker.DisposeAsync();
        ops?.Dispose();
        if (site is not null) await site.DisposeAsync();
    }

    [Fact]
    public async Task A_worker_makes_the_run_that_the_operator_asks_for_and_the_page_says_what_came_of_it()
    {
        Assert.Contains("没有工作进程在运行", await ReadAsync(), StringComparison.Ordinal);
        var refused = await AskAsync("audit-verify");
        Assert.Equal(409, refused.Status);
        Assert.Contains("先启动county work", WebUtility.HtmlDecode(refused.Html), StringComparison.Ordinal);

        await StartAsync();
        Assert.Contains("1个工作进程在运行", await ReadAsync(), StringComparison.Ordinal);
        Assert.Equal(404, (await AskAsync("no-such-job")).Status);
        Assert.Equal((302, Page), Told(await AskAsync("audit-chain")));
        await UntilAsync("the chain", () => OneAsync<bool>(
            "select exists (select from county.job_runs where job = 'audit-chain' and ended_at is not null)"));
        Assert.Equal((302, Page), Told(await AskAsync("audit-verify")));
        await UntilAsync("the verification", async () => (await ReadAsync())
            .Contains("条记录链", StringComparison.Ordinal));

        var html = await ReadAsync();
        Assert.Matches("核对了2条记录链、[0-9]+条审计记录，没有不符", html);
        Assert.Contains("近7天的失败（0）", html, StringComparison.Ordinal);
        Assert.Contains("每1秒", html, StringComparison.Ordinal);
        Assert.Contains("01-01 00:00", html, StringComparison.Ordinal);
        Assert.Equal(2, await OneAsync<long>(
            "select count(*) from county.job_runs where asked_by = (select asked_by from county.job_runs "
            + "where job = 'audit-verify') and outcome is null = (job = 'audit-chain')"));
        Assert.Equal("审计记录串联 审计记录核对", await OneAsync<string>(
            "select string_agg(subject, ' ' order by at) from county.audit where act = '立即运行任务' and county_id = 0"));
    }

    [Fact]
    public async Task A_changed_entry_makes_the_verification_a_failed_run_that_names_the_row()
    {
        await StartAsync();
        await AskAsync("audit-chain");
        await UntilAsync("the chain", () => OneAsync<bool>(
            "select exists (select from county.job_runs where job = 'audit-chain' and ended_at is not null)"));
        var row = await OneAsync<Guid>(
            "update county.audit set subject = 'S3cret-name' where audit_id = (select audit_id from county.audit "
            + "join county.audit_links using (county_id, audit_id) where county_id = 430781 and number = 3) "
            + "returning audit_id");

        await AskAsync("audit-verify");
        await UntilAsync("the failure", async () => (await ReadAsync())
            .Contains("近7天的失败（1）", StringComparison.Ordinal));

        var html = await ReadAsync();
        Assert.Contains($"审计记录有1处不符，第一处：430781的记录第3条（{row}）", html, StringComparison.Ordinal);
        Assert.DoesNotContain("S3cret-name", html + workers[0].Log, StringComparison.Ordinal);
        using var office = await EnterAsync(Visitor.Office);
        var seen = WebUtility.HtmlDecode((await office.GetAsync("/jobs")).Html);
        Assert.Contains("审计记录核对", seen, StringComparison.Ordinal);
        Assert.Contains("失败", seen, StringComparison.Ordinal);
        Assert.DoesNotContain($"{row}", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("立即运行", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_that_do_nothing_leave_one_row_and_a_record_that_cannot_be_written_stops_no_job()
    {
        await StartAsync();
        const string mails = "select count(*) from county.job_runs where job = 'mail'";
        const string newest = "select max(started_at) from county.job_runs where job = 'mail' and ended_at is not null";
        await UntilAsync("a first run", async () => await OneAsync<long>(mails) > 0);
        var first = await OneAsync<DateTime>("select max(started_at) from county.job_runs where job = 'mail'");
        await UntilAsync("five more", async () => await OneAsync<bool>(
            $"select coalesce(({newest}) > timestamptz '{first:O}' + interval '5 seconds', false)"));
        // The one that runs at this moment, and the newest that has ended.
        Assert.InRange(await OneAsync<long>(mails), 1, 2);

        await ExecuteAsync("revoke insert on county.job_runs from county_jobs");
        var before = await OneAsync<long>("select count(*) from county.audit_links");
        await AskAsync("audit-chain");
        await UntilAsync("entries that are linked all the same", async () =>
            await OneAsync<long>("select count(*) from county.audit_links") > before);
        Assert.Equal(0, await OneAsync<long>("select count(*) from county.job_runs where job = 'audit-chain'"));
        Assert.Contains("is not on record", workers[0].Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_whose_process_was_killed_is_shown_as_interrupted_once_its_heartbeat_is_gone()
    {
        await StartAsync();
        await using var owner = new NpgsqlConnection(TestServer.Owner(database));
        await owner.OpenAsync(TestContext.Current.CancellationToken);
        await using var holding = await owner.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var hold = new NpgsqlCommand("select from county.change_marks for update", owner, holding))
        {
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await AskAsync("roll-up");
        await UntilAsync("the run", async () => (await ReadAsync()).Contains("运行中", StringComparison.Ordinal));
        await workers[0].KillAsync();
        await holding.RollbackAsync(TestContext.Current.CancellationToken);

        await UntilAsync("the end of the heartbeat", async () =>
            (await ReadAsync()).Contains("没有记下结束", StringComparison.Ordinal));
        var html = await ReadAsync();
        Assert.Contains("没有工作进程在运行", html, StringComparison.Ordinal);
        Assert.Contains("中断", html, StringComparison.Ordinal);
        Assert.DoesNotContain("运行中", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_office_has_its_own_county_reconciled_at_once_and_no_other_jobs()
    {
        using var office = await EnterAsync(Visitor.Office);
        Assert.Equal(409, (await office.FillAsync("/jobs", "/jobs/reconcile/runs")).Status);
        await StartAsync();

        Assert.Equal((302, "/jobs"), Told(await office.FillAsync("/jobs", "/jobs/reconcile/runs")));
        foreach (var job in new[] { "mail", "audit-verify", "pruning", "no-such-job" })
        {
            Assert.Equal((job, 404), (job, (await office.FillAsync("/jobs", $"/jobs/{job}/runs")).Status));
        }

        await UntilAsync("the reconciliation", async () =>
            WebUtility.HtmlDecode((await office.GetAsync("/jobs")).Html)
                .Contains("份报告，重新校验", StringComparison.Ordinal));
        Assert.Equal("430781 reconcile", await OneAsync<string>(
            "select county_id || ' ' || job from county.job_runs where asked_by is not null"));
        Assert.Equal(1, await OneAsync<long>(
            "select count(*) from county.audit where act = '立即运行任务' and subject = '核对' and county_id = 430781"));
        // What another county asked for is not this one's to see.
        await OneAsync<int>("update county.job_runs set county_id = 430101 where job = 'reconcile'; select 1");
        Assert.Contains("本县要求的运行（0）",
            WebUtility.HtmlDecode((await office.GetAsync("/jobs")).Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_operator_runs_jobs_and_only_who_administers_the_county_sees_them()
    {
        foreach (var (name, status) in new[] { (Visitor.Office, 200), ("jinshi-reviewer", 403), (Visitor.Clerk, 403) })
        {
            using var other = await EnterAsync(name);
            Assert.Equal((name, 403), (name, (await other.GetAsync(Page)).Status));
            Assert.Equal((name, 403), (name, (await other.PostAsync($"{Page}/mail/runs")).Status));
            Assert.Equal((name, status), (name, (await other.GetAsync("/jobs")).Status));
        }

        Assert.Equal(400, (await ops.PostAsync($"{Page}/mail/runs")).Status);
    }

    private static (int, string?) Told(Visitor.Answer answer) => (answer.Status, answer.Location);

    private async Task<Visitor> EnterAsync(string name)
    {
        var visitor = new Visitor(site.Address, database);
        Assert.Equal(302, (await visitor.SignInAsync(name)).Status);
        return visitor;
    }

    private Task<Visitor.Answer> AskAsync(string job) => ops.FillAsync(Page, $"{Page}/{job}/runs");

    private async Task<string> ReadAsync()
    {
        var answer = await ops.GetAsync(Page);
        Assert.Equal(200, answer.Status);
        return WebUtility.HtmlDecode(answer.Html);
    }

    private async Task StartAsync()
    {
        workers.Add(CountyProcess.Start(Environment, ["work"]));
        await UntilAsync("a worker that joins", async () =>
            await OneAsync<long>("select count(*) from quartz.qrtz_scheduler_state") == workers.Count);
    }

    private async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        var limit = TimeProvider.System.GetUtcNow() + Patience;
        while (!await isSo())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < limit,
                $"waited in vain for {what}\n{string.Join("\n---\n", workers.Select(worker => worker.Log))}");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    private async Task<T> OneAsync<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private Task<int> ExecuteAsync(string sql) => OneAsync<int>($"{sql}; select 1");
}
