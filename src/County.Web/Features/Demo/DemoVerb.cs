using System.CommandLine;
using County.Data;
using County.Web.Hosting;

namespace County.Web.Features.Demo;

/// <summary>Loads the demonstration county. Running it again changes nothing.</summary>
internal static class DemoVerb
{
    public static Command Command { get; } = Build();

    private static Command Build()
    {
        var command = new Command("demo", "Load the demonstration county 津市市 with its rounds 2019 and 2021");
        command.SetAction(async (_, cancellation) =>
        {
            await using var services = Foundation.Once(
                more => more.AddSingleton<DemoLoader>().AddSingleton<DemoPeople>());
            await Foundation.RequireSchemaAsync(services, cancellation);
            await services.GetRequiredService<DemoLoader>().LoadAsync(cancellation);
            await services.GetRequiredService<DemoPeople>().EnsureAsync(cancellation);
            await services.GetRequiredService<AuditChain>().LinkAsync(cancellation);
            return 0;
        });
        return command;
    }
}
