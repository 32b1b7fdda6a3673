using System.CommandLine;
using County.Data;
using County.Web.Hosting;
using OtpNet;

namespace County.Web.Features.Demo;

/// <summary>Loads the demonstration county. Running it again changes nothing.</summary>
internal static class DemoVerb
{
    public static Command Command { get; } = Build();

    private static Command Build()
    {
        var code = new Option<bool>("--code")
        {
            Description = "Only print the one-time code that its accounts are asked for now",
        };
        var open = new Option<bool>("--open")
        {
            Description = "Also open the round 2022, in which every report is yet to be filled",
        };
        var command = new Command("demo", "Load the demonstration county 津市市 with its rounds 2019 and 2021")
        {
            code, open,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(code))
            {
                var key = Base32Encoding.ToBytes(Settings.FromEnvironment().DemoSecret);
                Console.WriteLine(new Totp(key).ComputeTotp(TimeProvider.System.GetUtcNow().UtcDateTime));
                return 0;
            }

            await using var services = Foundation.Once(
                more => more.AddSingleton<DemoLoader>().AddSingleton<DemoPeople>());
            await Foundation.RequireSchemaAsync(services, cancellation);
            await services.GetRequiredService<DemoLoader>().LoadAsync(cancellation);
            if (parsed.GetValue(open)) await services.GetRequiredService<DemoLoader>().OpenAsync(cancellation);
            await services.GetRequiredService<DemoPeople>().EnsureAsync(cancellation);
            await services.GetRequiredService<AuditChain>().LinkAsync(cancellation);
            return 0;
        });
        return command;
    }
}
