using System.Globalization;
using County.Data;
using County.Web.Features.Demo;
using County.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace County.Benchmarks;

/// <summary>
/// The demonstration county behind the real program on a port of its own, four clerks signed in whose reports were
/// returned to them; on a server that acknowledges nothing before it is on disk.
/// </summary>
internal sealed class ClerksCounty : IAsyncDisposable
{
    public const int Year = 2021;

    private const int Clerks = 4;

    private const string Variable = "COUNTY_TEST_DB";

    // Roles and people belong to the throw-away server.
    private const string RolePassword = "only-for-benchmarks";
    private const string Password = "Only-for-benchmarks-1";

    private static readonly string[] Durable = ["fsync", "synchronous_commit", "full_page_writes"];

    private readonly WebApplication site;
    private readonly NpgsqlDataSource database;
    private readonly List<BusyClerk> clerks = [];

    private ClerksCounty(WebApplication site, NpgsqlDataSource database) =>
        (this.site, this.database) = (site, database);

    /// <param name="more">Adds endpoints that the product does not have.</param>
    public static async Task<ClerksCounty> OpenAsync(Action<WebApplication> more)
    {
        var server = Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException($"{Variable} is not set: run the benchmarks with infra/dev/bench");
        var database = new NpgsqlConnectionStringBuilder(server) { Database = $"county_{Guid.NewGuid():N}" }
            .ConnectionString;
        await new Schema(database).MigrateAsync(_ => RolePassword, SchedulerSchema.Statements());
        var site = ServeVerb.BuildApplication([.. Settings(database)]);
        more(site);
        site.Urls.Clear();
        site.Urls.Add("http://127.0.0.1:0");
        var county = new ClerksCounty(site, NpgsqlDataSource.Create(database));
        await county.FillAsync();
        await site.StartAsync();
        for (var unit = 1; unit <= Clerks; unit++) county.clerks.Add(await county.SignInAsync(unit));
        await county.ExecuteAsync("vacuum analyze");
        await county.SetDurableAsync();
        return county;
    }

    /// <summary>Every clerk does something a few times, at once: they do not wait for each other in between.</summary>
    public Task EachAsync(Func<BusyClerk, Task> act) => Task.WhenAll(clerks.Select(async clerk =>
    {
        for (var i = 0; i < 5; i++) await act(clerk);
    }));

    /// <summary>Whether all that was acknowledged is in the database.</summary>
    public async Task VerifyAsync()
    {
        var (kept, saved) = (await ReadAsync("select count(*)::text from county.field_writes"),
            clerks.Sum(clerk => clerk.Saved).ToString(CultureInfo.InvariantCulture));
        if (kept != saved) throw new InvalidOperationException($"{saved} saves acknowledged, {kept} kept");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var clerk in clerks) clerk.Dispose();
        await site.DisposeAsync();
        foreach (var setting in Durable) await ExecuteAsync($"alter system reset {setting}");
        await ExecuteAsync("select pg_reload_conf()");
        await database.DisposeAsync();
    }

    private static IEnumerable<string> Settings(string database)
    {
        var keys = Directory.CreateTempSubdirectory("county-keys").FullName;
        Keys.Make(keys, forDevelopment: true);
        foreach (var scope in Enum.GetNames<Scope>()) yield return $"--County:Password:{scope}={RolePassword}";
        foreach (var limit in new[] { "Address", "SignIn", "Writes" })
        {
            yield return $"--County:Limits:{limit}=100000000";
        }

        yield return $"--COUNTY_DB={database}";
        yield return $"--County:Keys={keys}";
        yield return "--County:Transport=intranet-http";
        yield return "--County:Address=http://127.0.0.1/";
        yield return $"--County:Audit:Heads={Path.Combine(keys, "heads")}";
        yield return "--applicationName=county";
        yield return "--Logging:LogLevel:Default=None";
    }

    private async Task FillAsync()
    {
        var answers = Console.Out;
        // What the loader prints on standard output is no ratio.
        Console.SetOut(TextWriter.Null);
        await ActivatorUtilities.CreateInstance<DemoLoader>(site.Services).LoadAsync(CancellationToken.None);
        Console.SetOut(answers);
        await ExecuteAsync(string.Create(
            CultureInfo.InvariantCulture, $"update county.reports set state = 'Returned' where year = {Year}"));
    }

    private async Task<BusyClerk> SignInAsync(int unit)
    {
        var name = $"clerk-{unit}";
        var secret = Secret.New();
        await using (var work = await site.Services.GetRequiredService<Tenancy>().BeginAsync(
            Scope.Office, new TenantInfo(DemoCounty.CountyId)))
        {
            var now = TimeProvider.System.GetUtcNow();
            work.Db.Invitations.Add(new Invitation
            {
                CountyId = DemoCounty.CountyId,
                InvitationId = Guid.CreateVersion7(),
                UnitId = unit,
                Kind = InvitationKind.Account,
                Person = $"填报人{unit}",
                Post = "干事",
                Rights = [Right.Author],
                TokenHash = Secret.Hash(secret),
                MadeAt = now,
                MadeBy = "政务公开股",
                ExpiresAt = now.AddDays(1),
            });
            await work.Db.SaveChangesAsync();
            await work.CommitAsync();
        }

        return await site.Services.GetRequiredService<AccountBook>().UseAsync(
            secret, name, Password, null, CancellationToken.None) is AccountBook.Outcome.Done(var account)
            ? await BusyClerk.SignInAsync(new Uri(site.Urls.First()), account, name, Password)
            : throw new InvalidOperationException($"{name} was refused");
    }

    /// <summary>Turns on what the throw-away server does without, and waits until it has.</summary>
    private async Task SetDurableAsync()
    {
        foreach (var setting in Durable) await ExecuteAsync($"alter system set {setting} = on");
        await ExecuteAsync("select pg_reload_conf()");
        for (var turn = 0; await ReadAsync("show fsync") != "on"; turn++)
        {
            if (turn == 200) throw new InvalidOperationException("The server's settings say fsync=off above all");
            await Task.Delay(50);
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string> ReadAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
