using County.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace County.Web.Tests.Features.Summaries;

/// <summary>One command checks and rolls up everything, shows how far it is, and says how much that was.</summary>
[Trait("shows", "season")]
public sealed class ReconcileVerbTests(TestServer server)
{
    [Fact]
    public async Task Everything_is_checked_and_rolled_up_in_one_command_and_a_second_one_finds_nothing_to_do()
    {
        var database = await server.CreateAsync();
        await using (var services = TestServer.Doors(database).BuildServiceProvider())
        {
            foreach (var _ in Enumerable.Range(0, 2))
            {
                var county = await TwoYears.OpenAsync(services, database, units: 2);
                await county.SubmitAsync(1, carriedIn: 3);
                await county.CountBeforeAsync(1, carriedOut: 2);
            }
        }

        var first = await CountyProcess.RunAsync(TestServer.EnvironmentOn(database), "reconcile", "--progress");
        var second = await CountyProcess.RunAsync(TestServer.EnvironmentOn(database), "reconcile");

        Assert.Equal((0, 0), (first.Status, second.Status));
        Assert.StartsWith(
            "2 counties, 4 rounds, 8 reports: 2 checks and 4 summaries written in ", first.Output,
            StringComparison.Ordinal);
        Assert.StartsWith("2 of 4 rounds, 50 %, ", first.Errors.Split('\n')[1], StringComparison.Ordinal);
        Assert.StartsWith(
            "2 counties, 4 rounds, 8 reports: 0 checks and 0 summaries written in ", second.Output,
            StringComparison.Ordinal);
        Assert.Equal("", second.Errors);
    }

    [Fact]
    public void A_terminal_is_shown_one_line_that_grows_and_a_log_a_line_at_each_tenth()
    {
        using var terminal = new StringWriter();
        using var log = new StringWriter();
        foreach (var (writer, isTerminal) in new[] { (terminal, true), (log, false) })
        {
            var bar = new ProgressBar(writer, isTerminal, "rounds", 2_850);
            for (var i = 0; i < 2_850; i++) bar.Step();
            bar.End();
        }

        Assert.Single(terminal.ToString().TrimEnd().Split('\n'));
        Assert.EndsWith(
            $"\r[{new string('#', 30)}] 2,850 of 2,850 rounds, 100 %, 0:00:00", terminal.ToString().TrimEnd(),
            StringComparison.Ordinal);
        Assert.Equal(
            ["285 of 2,850 rounds, 10 %", "2,850 of 2,850 rounds, 100 %"],
            log.ToString().Split('\n').Where(line => line.Contains(" 10", StringComparison.Ordinal))
                .Select(line => line[..line.LastIndexOf(',')]));
        Assert.Equal(10, log.ToString().TrimEnd().Split('\n').Length);
    }
}
