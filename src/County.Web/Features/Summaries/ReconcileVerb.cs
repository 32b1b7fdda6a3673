using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using County.Data;
using County.Web.Hosting;

namespace County.Web.Features.Summaries;

/// <summary>Checks and rolls up every county now, whatever has changed or not.</summary>
internal static class ReconcileVerb
{
    public static Command Command { get; } = Build();

    private static Command Build()
    {
        var progress = new Option<bool>("--progress") { Description = "Show on standard error how far it has come" };
        var command = new Command("reconcile", "Check what is not accepted and roll up what is, in every county, now")
        {
            progress,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var services = Foundation.Once(more => more.AddJobs());
            await Foundation.RequireSchemaAsync(services, cancellation);
            await RunAsync(services, parsed.GetValue(progress), cancellation);
            return 0;
        });
        return command;
    }

    private static async Task RunAsync(ServiceProvider services, bool showsProgress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var rounds = await services.GetRequiredService<RollUpSweep>().RoundsAsync(all: true, cancellation);
        var bar = showsProgress ? ProgressBar.OnStandardError("rounds", rounds.Count) : null;
        Swept swept;
        try
        {
            swept = await services.GetRequiredService<ReconcileSweep>().RunAsync(
                rounds, rollsUp: true, () => bar?.Step(), cancellation);
        }
        finally
        {
            bar?.End();
        }

        await services.GetRequiredService<AuditChain>().LinkAsync(cancellation);
        var counties = rounds.Select(round => round.County).Distinct().Count();
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{counties:N0} counties, {swept.Rounds:N0} rounds, {swept.Reports:N0} reports: {swept.Checks:N0} checks "
            + $"and {swept.Summaries:N0} summaries written in {clock.Elapsed.TotalSeconds:N1} s"));
    }
}
