using System.CommandLine;
using County.Data;
using County.Web.Hosting;

namespace County.Web.Features.Summaries;

/// <summary>Rolls every county up now; with --print shows the outcome.</summary>
internal static class RollUpVerb
{
    public static Command Command { get; } = Build();

    private static Command Build()
    {
        var print = new Option<bool>("--print") { Description = "Print each summary, who is missing, what failed" };
        var command = new Command("rollup", "Roll up what was accepted, now") { print };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var services = Foundation.Once(more => more.AddJobs());
            await Foundation.RequireSchemaAsync(services, cancellation);
            var sweep = services.GetRequiredService<RollUpSweep>();
            await sweep.RunAsync(all: true, cancellation);
            await services.GetRequiredService<AuditChain>().LinkAsync(cancellation);
            if (parsed.GetValue(print)) await PrintAsync(services, sweep, cancellation);
            return 0;
        });
        return command;
    }

    private static async Task PrintAsync(
        IServiceProvider services, RollUpSweep sweep, CancellationToken cancellation)
    {
        var tenancy = services.GetRequiredService<Tenancy>();
        foreach (var (county, year) in await sweep.RoundsAsync(all: true, cancellation))
        {
            await using var work = await tenancy.BeginAsync(Scope.Aggregator, new TenantInfo(county), cancellation);
            if (await SummaryReading.LatestAsync(work.Db, county, year, cancellation) is { } summary)
            {
                await Console.Out.WriteLineAsync(SummaryText.Of(summary));
            }
        }
    }
}
