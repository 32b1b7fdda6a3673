using County.Data;
using County.Web.Features;
using County.Web.Features.Summaries;
using Microsoft.Extensions.DependencyInjection;

namespace County.Web.Tests.Features.Summaries;

/// <summary>Units that report but are not summed, such as vertically managed ones.</summary>
[Collection(RollUps.Name)]
[Trait("shows", "isolation")]
public sealed class OutsideSumTests(TestServer server) : IAsyncLifetime
{
    private readonly ServiceProvider services = TestServer.Doors(server.Database).AddJobs().BuildServiceProvider();

    private SmallCounty county = null!;

    public async ValueTask InitializeAsync() =>
        county = await SmallCounty.OpenAsync(services, server.Database, units: 3);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task An_accepted_report_of_a_unit_outside_the_sum_adds_nothing_and_lacks_nowhere()
    {
        foreach (var unit in Enumerable.Range(1, 3))
        {
            await county.SubmitAsync(unit, 5);
            await county.AcceptAsync(unit);
        }

        await RollUpAsync();
        await county.AsOfficeAsync($"update county.units set outside_sum = '垂直管理' where unit_id = 2");
        await RollUpAsync();
        await county.AsOfficeAsync($"update county.units set outside_sum = null where unit_id = 2");
        await RollUpAsync();

        var kept = await county.SummariesAsync();
        Assert.Equal([15, 10, 15], kept.Select(one => one.Summary.Figures[SmallCounty.Documents]));
        Assert.Equal(kept[0].Summary.InputHash, kept[2].Summary.InputHash);
    }

    private async Task RollUpAsync()
    {
        await using var work = await county.Tenancy.BeginAsync(
            Scope.Aggregator, new TenantInfo(county.CountyId), TestContext.Current.CancellationToken);
        await services.GetRequiredService<RollUpHandler>().RunAsync(
            work.Db, county.CountyId, SmallCounty.Year, TestContext.Current.CancellationToken);
        await work.CommitAsync(TestContext.Current.CancellationToken);
    }
}
