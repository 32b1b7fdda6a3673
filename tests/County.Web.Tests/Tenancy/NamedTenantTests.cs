using County.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace County.Web.Tests.Tenancy;

/// <summary>The tenant is named for one transaction, on whichever connection it runs.</summary>
[Collection(TwoMarkedCounties.Name)]
[Trait("shows", "main-job")]
[Trait("shows", "isolation")]
public class NamedTenantTests(MarkedCounties counties)
{
    private const string Marks = "select name from county.units order by 1";

    private static readonly TenantInfo Own = MarkedCounties.Own(Scope.Unit);

    private static readonly TenantInfo Neighbour = new(MarkedCounties.OtherCounty, MarkedRows.OtherUnit);

    private const string ForTheTransaction =
        "select set_config('county.county', '110102', true), set_config('county.unit', '2', true)";

    private const string ForTheSession =
        "select set_config('county.county', '110102', false), set_config('county.unit', '2', false)";

    [Fact]
    public async Task The_tenant_of_one_transaction_is_gone_in_the_next_on_the_same_connection()
    {
        await using var source = NpgsqlDataSource.Create(TestServer.As(Scope.Unit, counties.Database));
        var first = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using (var transaction = await first.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await ReadAsync(first, ForTheTransaction);
            Assert.Equal([Name(Neighbour)], await ReadAsync(first, Marks));
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Empty(await ReadAsync(first, Marks));
        await first.DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData(";No Reset On Close=true")]
    public async Task A_sessions_setting_does_not_pass_into_the_next_transaction_of_a_pooled_connection(string more)
    {
        await using var services = TestServer.Doors(counties.Database + more, poolSize: 1).BuildServiceProvider();
        var source = services.GetRequiredService<CountyDataSources>().Of(Scope.Unit);
        int backend;
        await using (var stray = await source.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            await ReadAsync(stray, ForTheSession);
            Assert.Equal([Name(Neighbour)], await ReadAsync(stray, Marks));
            backend = stray.ProcessID;
        }

        var tenancy = services.GetRequiredService<County.Data.Tenancy>();
        await using (var work = await tenancy.BeginAsync(Scope.Unit, Own, TestContext.Current.CancellationToken))
        {
            Assert.Equal(backend, ((NpgsqlConnection)work.Db.Database.GetDbConnection()).ProcessID);
            Assert.Equal([Name(Own)], await work.TextsAsync(Marks));
        }

        await using var nobody = await tenancy.BeginAsync(
            Scope.Unit, TenantInfo.None, TestContext.Current.CancellationToken);
        Assert.Empty(await nobody.TextsAsync(Marks));
    }

    [Fact]
    public async Task A_tenant_that_was_renamed_within_a_transaction_is_gone_after_it()
    {
        await using var services = TestServer.Doors(counties.Database, poolSize: 1).BuildServiceProvider();
        var tenancy = services.GetRequiredService<County.Data.Tenancy>();
        await using (var work = await tenancy.BeginAsync(Scope.Unit, Own, TestContext.Current.CancellationToken))
        {
            await work.ExecuteAsync(ForTheSession);
            await work.CommitAsync(TestContext.Current.CancellationToken);
        }

        await using var next = await tenancy.BeginAsync(Scope.Unit, Own, TestContext.Current.CancellationToken);
        Assert.Equal([Name(Own)], await next.TextsAsync(Marks));
    }

    [Fact]
    public async Task A_scope_names_its_tenant_once()
    {
        await using var services = TestServer.Doors(counties.Database).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var accessor = scope.ServiceProvider.GetRequiredService<TenantContextAccessor>();
        accessor.Set(Scope.Unit, Own);

        Assert.Throws<InvalidOperationException>(() => accessor.Set(Scope.Unit, Neighbour));
        Assert.Throws<InvalidOperationException>(() => accessor.Set(Scope.Office, Own));
    }

    [Fact]
    public async Task Saving_without_a_transaction_of_ones_own_still_names_the_tenant()
    {
        await using var services = TestServer.Doors(counties.Database).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContextAccessor>().Set(Scope.Office, new(MarkedCounties.County));
        var db = scope.ServiceProvider.GetRequiredService<CountyContext>();
        db.Units.Add(Unit(MarkedCounties.OtherCounty));
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
        db.ChangeTracker.Clear();
        db.Units.Add(Unit(MarkedCounties.County));
        db.Entry(db.Units.Local.Single()).State = EntityState.Modified;

        // The row is not there: an update of none says so, and that it was not refused.
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(
            () => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Two_hundred_requests_at_once_on_two_connections_see_each_its_own_tenant()
    {
        await using var services = TestServer.Doors(counties.Database, poolSize: 2).BuildServiceProvider();
        var tenancy = services.GetRequiredService<County.Data.Tenancy>();
        TenantInfo[] tenants =
        [
            .. from county in new[] { MarkedCounties.County, MarkedCounties.OtherCounty }
               from unit in new int?[] { MarkedRows.PublishedUnit, MarkedRows.OtherUnit, null }
               select new TenantInfo(county, unit),
        ];

        await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            var tenant = tenants[i % tenants.Length];
            await using var work = await tenancy.BeginAsync(
                tenant.UnitId is null ? Scope.Office : Scope.Unit, tenant, TestContext.Current.CancellationToken);
            for (var round = 0; round < 3; round++)
            {
                var submissions = await work.Db.Submissions.AsNoTracking()
                    .ToListAsync(TestContext.Current.CancellationToken);
                Assert.Equal(tenant.UnitId is null ? 4 : 2, submissions.Count);
                Assert.All(submissions, submission => Assert.True(IsOf(tenant, submission)));
            }

            if (i % 2 == 0) await work.CommitAsync(TestContext.Current.CancellationToken);
        }));
    }

    private static bool IsOf(TenantInfo tenant, Submission submission) =>
        submission.CountyId == tenant.CountyId && submission.UnitId == (tenant.UnitId ?? submission.UnitId)
        && submission.Overall.StartsWith(MarkedRow.MarkOf(submission.CountyId, submission.UnitId), StringComparison.Ordinal);

    private static Unit Unit(int county) => new()
    {
        CountyId = county,
        UnitId = 55,
        Code = "55",
        Name = "55",
        Kind = UnitKind.Township,
        ValidFrom = new DateOnly(2019, 1, 1),
    };

    private static string Name(TenantInfo tenant) => MarkedRow.MarkOf(tenant.CountyId!.Value, tenant.UnitId) + "name";

    private static async Task<IReadOnlyList<string>> ReadAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var texts = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) texts.Add(reader.GetString(0));
        return texts;
    }
}
