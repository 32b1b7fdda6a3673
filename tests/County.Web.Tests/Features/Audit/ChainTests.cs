using County.Data;
using Microsoft.Extensions.DependencyInjection;

namespace County.Web.Tests.Features.Audit;

/// <summary>However many processes link, there is one chain, and the file of heads says where it stands.</summary>
[Collection(AuditedCounty.Name)]
[Trait("shows", "isolation")]
public sealed class ChainTests(AuditedDatabase audited)
{
    private const int County = DemoDatabase.CountyId;

    // More than two batches.
    private const int Entries = 1100;

    [Fact]
    public async Task Several_processes_at_once_make_one_chain_and_a_head_is_noted_once()
    {
        await using var copy = await audited.CopyAsync();
        await using var program = copy.Program();
        var before = await copy.OneAsync<long>("select count(*) from county.audit_links where county_id = 430781");
        await WriteAsync(program);
        var heads = TestServer.HeadsOf(copy.Database);
        var noted = File.ReadAllLines(heads).Length;

        var workers = Enumerable.Range(0, 4).Select(_ => copy.Program()).ToList();
        var linked = await Task.WhenAll(workers.Select(
            worker => worker.GetRequiredService<AuditChain>().LinkAsync(TestContext.Current.CancellationToken)));
        foreach (var worker in workers) await worker.DisposeAsync();

        Assert.Equal(Entries, linked.Sum());
        Assert.Equal(before + Entries, await copy.OneAsync<long>(
            "select max(number) from county.audit_links where county_id = 430781"));
        var lines = File.ReadAllLines(heads);
        Assert.Equal(lines.Distinct().Count(), lines.Length);
        Assert.EndsWith(
            (await program.GetRequiredService<AuditChain>().HeadsAsync(TestContext.Current.CancellationToken))
                .Single(head => head.CountyId == County).Mark,
            lines[^1], StringComparison.Ordinal);
        var verified = await copy.VerifyAsync();
        Assert.Equal((0, ""), (verified.Status, verified.Errors));

        // Nothing new: nothing is linked, and no line is added.
        var chain = program.GetRequiredService<AuditChain>();
        Assert.Equal(0, await chain.LinkAsync(TestContext.Current.CancellationToken));
        Assert.Equal(lines.Length, File.ReadAllLines(heads).Length);
        Assert.True(lines.Length > noted);
    }

    [Fact]
    public async Task The_digest_says_where_each_chain_stands()
    {
        await using var copy = await audited.CopyAsync();
        await using var program = copy.Program();

        var lines = await program.GetRequiredService<AuditChain>().LinesAsync(TestContext.Current.CancellationToken);

        Assert.Matches("^本系统：审计记录[0-9]+条，链头[0-9a-f]{64}$", lines[0]);
        Assert.Matches("^津市市：审计记录[0-9]+条，链头[0-9a-f]{64}$", lines[1]);
    }

    private static async Task WriteAsync(ServiceProvider program)
    {
        await using var work = await program.GetRequiredService<Data.Tenancy>().BeginAsync(
            Scope.Office, new TenantInfo(County), TestContext.Current.CancellationToken);
        for (var i = 0; i < Entries; i++) work.Audit.Write("登录", $"第{i}次");
        await work.Db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await work.CommitAsync(TestContext.Current.CancellationToken);
    }
}
