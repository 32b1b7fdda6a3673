using System.CommandLine;
using County.Data;
using County.Web.Hosting;

namespace County.Web.Features.Counties;

/// <summary>The life of a tenant on the command line: opened, suspended, resumed, exported, deleted.</summary>
internal static class TenantVerb
{
    public static Command Command { get; } = new("tenant", "Open, suspend, export and delete counties")
    {
        List(), Open(), Suspend(), Resume(), TenantExport.Command(), Delete(),
    };

    /// <summary>Who acts from the command line.</summary>
    internal static Actor Actor { get; } = new($"命令行（{Environment.UserName}）");

    internal static Argument<int> County() => new("COUNTY") { Description = "Six-digit division code" };

    /// <summary>What these verbs work with.</summary>
    internal static async Task<ServiceProvider> ServicesAsync(CancellationToken cancellation)
    {
        var services = Foundation.Once(more => more.AddSingleton<CountyBook>());
        await Foundation.RequireSchemaAsync(services, cancellation);
        return services;
    }

    private static Command List()
    {
        var command = new Command("list", "List the counties of this installation");
        command.SetAction(async (_, cancellation) =>
        {
            await using var services = await ServicesAsync(cancellation);
            foreach (var (county, first) in await services.GetRequiredService<CountyBook>().ListAsync(cancellation))
            {
                var state = county.SuspendedAt is { } since
                    ? $"suspended {Times.Local(since)}: {county.SuspendedFor}"
                    : "open";
                var invited = first is null ? "not invited" : first.UsedAt is null ? "invited" : "administered";
                Console.WriteLine(string.Join(
                    '\t', county.CountyId, county.Name, county.Prefecture, county.Province, invited, state));
            }

            return 0;
        });
        return command;
    }

    private static Command Open()
    {
        var (code, name) = (new Argument<string>("COUNTY"), new Argument<string>("NAME"));
        var (prefecture, province) = (new Argument<string>("PREFECTURE"), new Argument<string>("PROVINCE"));
        var person = new Argument<string>("PERSON") { Description = "The first administrator of its office" };
        var telephone = new Option<string>("--telephone") { DefaultValueFactory = _ => "" };
        var email = new Option<string>("--email") { DefaultValueFactory = _ => "" };
        var command = new Command("open", "Open a county; prints the one-time password of its first administrator")
        {
            code, name, prefecture, province, person, telephone, email,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var opening = new CountyOpening(
                parsed.GetRequiredValue(code), parsed.GetRequiredValue(name), parsed.GetRequiredValue(prefecture),
                parsed.GetRequiredValue(province), parsed.GetRequiredValue(person),
                parsed.GetRequiredValue(telephone), parsed.GetRequiredValue(email));
            if (opening.Problems() is { Count: > 0 } problems)
            {
                throw new MisconfiguredException(string.Concat(problems.Values));
            }

            return await DoAsync((book, ct) => book.OpenAsync(opening, Actor, ct), cancellation);
        });
        return command;
    }

    private static Command Suspend()
    {
        var county = County();
        var reason = new Argument<string>("REASON") { Description = "Shown to the county's people when they sign in" };
        var command = new Command("suspend", "From now on nobody of the county gets in") { county, reason };
        command.SetAction((parsed, cancellation) => DoAsync(
            (book, ct) => book.SuspendAsync(
                parsed.GetRequiredValue(county), parsed.GetRequiredValue(reason).Trim(), Actor, ct),
            cancellation));
        return command;
    }

    private static Command Resume()
    {
        var county = County();
        var command = new Command("resume", "Let the county's people in again") { county };
        command.SetAction((parsed, cancellation) => DoAsync(
            (book, ct) => book.ResumeAsync(parsed.GetRequiredValue(county), Actor, ct), cancellation));
        return command;
    }

    private static Command Delete()
    {
        var county = County();
        var confirm = new Option<string>("--confirm") { Description = "The county's name" };
        var command = new Command("delete", "Delete everything of a suspended county, for good") { county, confirm };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var services = await ServicesAsync(cancellation);
            var settings = services.GetRequiredService<Settings>();
            var removal = new CountyRemoval(
                settings.Database, services.GetRequiredService<AuditSeal>(),
                services.GetRequiredService<TimeProvider>());
            var id = parsed.GetRequiredValue(county);
            if (await removal.DeleteAsync(id, parsed.GetValue(confirm), Actor, cancellation) is { } refusal)
            {
                throw new MisconfiguredException(refusal);
            }

            await services.GetRequiredService<AuditChain>().LinkAsync(cancellation);
            Console.WriteLine($"deleted {id}");
            return 0;
        });
        return command;
    }

    private static async Task<int> DoAsync(
        Func<CountyBook, CancellationToken, Task<CountyBook.Outcome>> act, CancellationToken cancellation)
    {
        await using var services = await ServicesAsync(cancellation);
        switch (await act(services.GetRequiredService<CountyBook>(), cancellation))
        {
            case CountyBook.Outcome.NoSuchCounty: throw new MisconfiguredException("there is no such county");
            case CountyBook.Outcome.Refused(var reason): throw new MisconfiguredException(reason);
            case CountyBook.Outcome.Invited(var slip):
                Console.WriteLine($"{slip.CountyId} {slip.County}: {slip.Person}, one-time password {slip.Secret}");
                break;
        }

        await services.GetRequiredService<AuditChain>().LinkAsync(cancellation);
        return 0;
    }
}
