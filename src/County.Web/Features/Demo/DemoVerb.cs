using System.CommandLine;
using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Identity;

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
            await using var services = Foundation.Once(more =>
            {
                more.AddSingleton<DemoLoader>().AddSingleton<DemoAccounts>();
                more.AddIdentityCore<IdentityUser>().AddEntityFrameworkStores<AccountsContext>();
            });
            await Foundation.RequireSchemaAsync(services, cancellation);
            var accounts = await services.GetRequiredService<DemoAccounts>().EnsureAsync(cancellation);
            await services.GetRequiredService<DemoLoader>().LoadAsync(accounts, cancellation);
            return 0;
        });
        return command;
    }
}
