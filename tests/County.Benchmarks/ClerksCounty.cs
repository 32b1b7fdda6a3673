using System.Globalization;
using County.Data;
using County.Web.Features.Demo;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace County.Benchmarks;

/// <summary>
/// The demonstration county with four clerks signed in whose reports were returned to them; on a server that
/// acknowledges nothing before it is on disk.
/// </summary>
internal sealed class ClerksCounty : IAsyncDisposable
{
    public const int Year = 2021;

    private const int Clerks = 4;

    private static readonly string[] Durable = ["fsync", "synchronous_commit", "full_page_writes"];

    private readonly ServedCounty served;
    private readonly List<BusyClerk> clerks = [];

    private ClerksCounty(ServedCounty served) => this.served = served;

    /// <param name="more">Adds endpoints that the product does not have.</param>
    public static async Task<ClerksCounty> OpenAsync(Action<WebApplication> more)
    {
        var county = new ClerksCounty(await ServedCounty.OpenAsync(more, string.Create(
            CultureInfo.InvariantCulture, $"update county.reports set state = 'Returned' where year = {Year}")));
        for (var unit = 1; unit <= Clerks; unit++) county.clerks.Add(await county.SignInAsync(unit));
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
        var (kept, saved) = (await served.ReadAsync("select count(*)::text from county.field_writes"),
            clerks.Sum(clerk => clerk.Saved).ToString(CultureInfo.InvariantCulture));
        if (kept != saved) throw new InvalidOperationException($"{saved} saves acknowledged, {kept} kept");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var clerk in clerks) clerk.Dispose();
        foreach (var setting in Durable) await served.ExecuteAsync($"alter system reset {setting}");
        await served.ExecuteAsync("select pg_reload_conf()");
        await served.DisposeAsync();
    }

    private async Task<BusyClerk> SignInAsync(int unit)
    {
        var name = $"clerk-{unit}";
        var secret = Secret.New();
        await using (var work = await served.Site.Services.GetRequiredService<Tenancy>().BeginAsync(
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

        return await served.Site.Services.GetRequiredService<AccountBook>().UseAsync(
            secret, name, ServedCounty.Password, null, CancellationToken.None) is AccountBook.Outcome.Done(var account)
            ? await BusyClerk.SignInAsync(served.Address, account, name, ServedCounty.Password)
            : throw new InvalidOperationException($"{name} was refused");
    }

    /// <summary>Turns on what the throw-away server does without, and waits until it has.</summary>
    private async Task SetDurableAsync()
    {
        foreach (var setting in Durable) await served.ExecuteAsync($"alter system set {setting} = on");
        await served.ExecuteAsync("select pg_reload_conf()");
        for (var turn = 0; await served.ReadAsync("show fsync") != "on"; turn++)
        {
            if (turn == 200) throw new InvalidOperationException("The server's settings say fsync=off above all");
            await Task.Delay(50);
        }
    }
}
