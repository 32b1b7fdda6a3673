using County.Data;
using Microsoft.Extensions.DependencyInjection;

namespace County.Web.Tests.Features.Audit;

/// <summary>What the owner of the tables does to the audit record is found, and the row is named.</summary>
[Collection(AuditedCounty.Name)]
[Trait("shows", "isolation")]
[Trait("slow", "true")]
public sealed class VerifyTests(AuditedDatabase audited)
{
    private const int County = DemoDatabase.CountyId;
    private const string Row = "county_id = 430781 and audit_id = (select audit_id from county.audit_links "
        + "where county_id = 430781 and number = 20)";
    private const string Columns = "county_id, audit_id, unit_id, at, account_id, client_id, actor, address, act, "
        + "subject, before, after, refused, seal";
    private const string LastRows = "county_id = 430781 and audit_id in (select audit_id from county.audit_links "
        + "where county_id = 430781 order by number desc limit ";

    private static readonly string[] Changes =
    [
        "unit_id = coalesce(unit_id, 0) + 1", "at = at + interval '1 microsecond'", "account_id = 'somebody'",
        "client_id = 'some system'", "actor = actor || '甲'", "address = '10.0.0.1'", "act = '登录'", "subject = ''",
        "before = '{}'", "after = null", "refused = '没有权限'", "seal = decode(repeat('00', 32), 'hex')",
    ];

    [Fact]
    public async Task The_demonstrations_record_is_whole_and_every_chain_is_said()
    {
        await using var copy = await audited.CopyAsync();

        var ended = await copy.VerifyAsync();

        Assert.Equal((0, ""), (ended.Status, ended.Errors));
        var count = await copy.OneAsync<long>($"select count(*) from county.audit where county_id = {County}");
        Assert.Matches("^0 ok [0-9]+ entries, head 0:[0-9]+:[0-9a-f]{64}$", ended.OutputLines[0]);
        Assert.Matches($"^{County} ok {count} entries, head {County}:{count}:[0-9a-f]{{64}}$", ended.OutputLines[1]);
        Assert.Equal(2, ended.OutputLines.Count);
    }

    [Fact]
    public async Task A_change_of_any_column_is_found_and_its_row_named()
    {
        await using var copy = await audited.CopyAsync();
        for (var i = 0; i < Changes.Length; i++)
        {
            Assert.Equal(1, await copy.ExecuteAsync(
                $"update county.audit set {Changes[i]} where county_id = {County} and audit_id = "
                + $"(select audit_id from county.audit_links where county_id = {County} and number = {20 + i})"));
        }

        var ended = await copy.VerifyAsync("--county", $"{County}");

        Assert.Equal(1, ended.Status);
        Assert.Equal(Changes.Length + 1, ended.OutputLines.Count);
        for (var i = 0; i < Changes.Length; i++)
        {
            Assert.StartsWith(
                $"{County} FAULT, number {20 + i}, entry {await IdAsync(copy, 20 + i)}, ", ended.OutputLines[i],
                StringComparison.Ordinal);
            Assert.Contains("was changed", ended.OutputLines[i], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_row_copied_from_another_is_found_before_and_after_it_is_linked()
    {
        await using var copy = await audited.CopyAsync();
        await copy.ExecuteAsync(
            $"insert into county.audit ({Columns}) select "
            + Columns.Replace("audit_id", "'00000000-0000-7000-8000-000000000001'", StringComparison.Ordinal)
            + $" from county.audit where {Row}");

        await FoundAsync(copy, null, "not written by the program", "00000000-0000-7000-8000-000000000001");
        Assert.Equal(0, (await copy.RunAsync("rollup")).Status);
        await FoundAsync(copy, null, "was changed, or was not written", "00000000-0000-7000-8000-000000000001");
    }

    [Fact]
    public async Task A_row_removed_from_the_middle_is_named_with_and_without_its_link()
    {
        await using var copy = await audited.CopyAsync();
        var id = await IdAsync(copy, 20);
        Assert.Equal(1, await copy.ExecuteAsync($"delete from county.audit where {Row}"));
        await FoundAsync(copy, 20, "the entry was removed", id);

        await copy.ExecuteAsync($"delete from county.audit_links where county_id = {County} and number = 20");
        await FoundAsync(copy, 21, "link 20, the one before it, was removed", "");
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(7, true)]
    public async Task Rows_cut_off_the_end_are_found(int rows, bool withLinks)
    {
        await using var copy = await audited.CopyAsync();
        var count = await CountAsync(copy);
        Assert.Equal(rows, await copy.ExecuteAsync($"delete from county.audit where {LastRows}{rows})"));
        if (!withLinks)
        {
            await FoundAsync(copy, count, "the entry was removed", "");
            return;
        }

        await copy.ExecuteAsync(
            $"delete from county.audit_links where county_id = {County} and number > {count - rows}");
        await FoundAsync(copy, count - rows + 1, $"head {County}:{count}:", "its end was removed");
    }

    [Fact]
    public async Task A_cut_end_is_found_by_a_head_from_the_digest_and_after_others_grew_over_it()
    {
        await using var copy = await audited.CopyAsync();
        var count = await CountAsync(copy);
        var head = (await copy.VerifyAsync()).OutputLines[1].Split(' ')[^1];
        await copy.ExecuteAsync($"delete from county.audit where {LastRows}1)");
        await copy.ExecuteAsync($"delete from county.audit_links where county_id = {County} and number = {count}");
        File.Delete(TestServer.HeadsOf(copy.Database));
        Assert.Equal(0, (await copy.VerifyAsync()).Status);
        await FoundAsync(copy, count, "its end was removed", "", "--head", head);

        // Something else happens, and takes the number of what was removed.
        await ActAsync(copy);

        Assert.Contains("1 not linked yet", (await copy.VerifyAsync()).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await copy.RunAsync("rollup")).Status);
        Assert.Equal(0, (await copy.VerifyAsync()).Status);
        await FoundAsync(copy, count, "another mark", "", "--head", head);
    }

    [Theory]
    [InlineData("mark = decode(repeat('00', 32), 'hex')")]
    [InlineData("linked_at = linked_at + interval '1 second'")]
    [InlineData("number = 100000")]
    public async Task A_link_that_was_rewritten_is_found(string change)
    {
        await using var copy = await audited.CopyAsync();
        await copy.ExecuteAsync(
            $"update county.audit_links set {change} where county_id = {County} and number = 20");

        var ended = await copy.VerifyAsync();
        Assert.Equal(1, ended.Status);
        Assert.Contains($"{County} FAULT, number 2", ended.Output, StringComparison.Ordinal);
        Assert.Contains($"{County} FAULTY", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_link_is_found_even_when_the_entry_is_linked_again_at_the_end()
    {
        await using var copy = await audited.CopyAsync();
        await copy.ExecuteAsync($"delete from county.audit_links where county_id = {County} and number = 20");
        await FoundAsync(copy, 21, "link 20, the one before it, was removed", "1 not linked yet");

        Assert.Equal(0, (await copy.RunAsync("rollup")).Status);
        await FoundAsync(copy, 21, "link 20, the one before it, was removed", "");
    }

    [Fact]
    public async Task A_record_removed_altogether_is_found()
    {
        await using var copy = await audited.CopyAsync();
        await copy.ExecuteAsync($"delete from county.audit where county_id = {County}");
        await copy.ExecuteAsync($"delete from county.audit_links where county_id = {County}");

        await FoundAsync(copy, 1, "its end was removed", $"{County} FAULTY 0 entries, head none");
    }

    [Fact]
    public async Task A_record_replaced_by_an_older_copy_of_itself_is_found()
    {
        await using var copy = await audited.CopyAsync();
        await copy.ExecuteAsync("create table county.old as table county.audit");
        await copy.ExecuteAsync("create table county.old_links as table county.audit_links");
        await ActAsync(copy);

        Assert.Equal(0, (await copy.RunAsync("rollup")).Status);
        Assert.Equal(0, (await copy.VerifyAsync()).Status);
        await copy.ExecuteAsync("delete from county.audit; insert into county.audit select * from county.old");
        await copy.ExecuteAsync(
            "delete from county.audit_links; insert into county.audit_links select * from county.old_links");

        await FoundAsync(copy, await CountAsync(copy) + 1, "its end was removed", "");
    }

    [Fact]
    public async Task Another_key_fits_nothing_and_a_head_that_is_none_is_refused()
    {
        await using var copy = await audited.CopyAsync();
        var folder = Path.Combine(AppContext.BaseDirectory, $"keys-{Guid.NewGuid():N}");
        Assert.Equal(0, (await copy.RunAsync("keys", folder)).Status);
        var environment = new Dictionary<string, string>(TestServer.EnvironmentOn(copy.Database))
        {
            ["County__Keys"] = folder,
        };

        Assert.Equal(1, (await CountyProcess.RunAsync(environment, "audit", "verify")).Status);
        Assert.Equal(2, (await copy.VerifyAsync("--head", "430781:12")).Status);
        await File.AppendAllTextAsync(
            TestServer.HeadsOf(copy.Database), "what is this\n", TestContext.Current.CancellationToken);
        var ended = await copy.VerifyAsync();
        Assert.Equal((1, true), (ended.Status, ended.Errors.Contains("is not a head", StringComparison.Ordinal)));
    }

    /// <summary>Somebody of the county does something that is written down.</summary>
    private static async Task ActAsync(AuditedCopy copy)
    {
        await using var services = TestServer.Doors(copy.Database).BuildServiceProvider();
        await using var work = await services.GetRequiredService<County.Data.Tenancy>().BeginAsync(
            Scope.Office, new TenantInfo(County), TestContext.Current.CancellationToken);
        work.Audit.Write("登录", "政务公开股");
        await work.Db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await work.CommitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task FoundAsync(
        AuditedCopy copy, long? number, string problem, string also, params string[] arguments)
    {
        var ended = await copy.VerifyAsync(arguments);
        Assert.Equal((1, ""), (ended.Status, ended.Errors));
        var fault = Assert.Single(
            ended.OutputLines, line => line.StartsWith($"{County} FAULT,", StringComparison.Ordinal));
        if (number is not null) Assert.Contains($"number {number}", fault, StringComparison.Ordinal);
        Assert.Contains(problem, fault, StringComparison.Ordinal);
        Assert.Contains(also, ended.Output, StringComparison.Ordinal);
    }

    private static Task<long> CountAsync(AuditedCopy copy) =>
        copy.OneAsync<long>($"select count(*) from county.audit_links where county_id = {County}");

    private static async Task<string> IdAsync(AuditedCopy copy, int number) => (await copy.OneAsync<Guid>(
        $"select audit_id from county.audit_links where county_id = {County} and number = {number}")).ToString();
}
