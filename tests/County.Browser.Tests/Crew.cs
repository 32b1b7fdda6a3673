using County.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Npgsql;

namespace County.Browser.Tests;

/// <summary>The people of a unit, none of whom has an account yet: each opens one in a browser of their own.</summary>
internal sealed class Crew(Site site, int unit) : IAsyncDisposable
{
    private readonly List<IPage> windows = [];

    /// <summary>What the console of any window complained of.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Somebody is invited, opens the account, signs in and stands before the unit's reports.</summary>
    public async Task<IPage> JoinAsync(string name, string person, params Right[] rights)
    {
        var window = await WindowAsync();
        await window.GotoAsync($"/invitation/{await InviteAsync(person, rights)}");
        await window.Locator("#name").FillAsync($"{name}-{unit}");
        await window.Locator("#password").FillAsync(site.Password);
        await window.Locator("#again").FillAsync(site.Password);
        await window.Locator("button.main").ClickAsync();
        await site.SignInAsync(window, $"{name}-{unit}");
        await window.GotoAsync("/reports");
        return window;
    }

    /// <summary>A window of somebody who has an account.</summary>
    public async Task<IPage> EnterAsync(string account)
    {
        var window = await WindowAsync();
        await window.GotoAsync("/");
        await site.SignInAsync(window, account);
        return window;
    }

    /// <summary>Puts the unit, alone, on the list of a year that has no round yet, like that of another year.</summary>
    public async Task OpenRoundAsync(int year, int like)
    {
        var fresh = $$"""
            "year": {{year}}, "state": "NotStarted", "review_started": false, "latest_version": 0,
            "accepted_version": null, "published_version": null, "awaits_confirmation": false
            """;
        foreach (var table in new[] { "rounds", "round_units", "reports" })
        {
            await using var source = NpgsqlDataSource.Create(site.Database);
            await using var command = source.CreateCommand(
                $$"""
                insert into county.{{table}}
                select (jsonb_populate_record(one, '{ {{fresh}} }')).* from county.{{table}} as one
                where year = {{like}} {{(table == "rounds" ? "" : $"and unit_id = {unit}")}}
                on conflict do nothing
                """);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The unit's report as it stands.</summary>
    public async Task<Report> ReportAsync(int year)
    {
        await using var db = Open();
        return await db.Reports.SingleAsync(one => one.UnitId == unit && one.Year == year);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in windows) await window.Context.CloseAsync();
    }

    private async Task<IPage> WindowAsync()
    {
        var window = await site.OpenWindowAsync(Faults);
        windows.Add(window);
        return window;
    }

    private async Task<string> InviteAsync(string person, Right[] rights)
    {
        await using var db = Open();
        var (secret, now) = (Secret.New(), TimeProvider.System.GetUtcNow());
        db.Invitations.Add(new Invitation
        {
            CountyId = 430781,
            InvitationId = Guid.CreateVersion7(),
            UnitId = unit,
            Kind = InvitationKind.Account,
            Person = person,
            Rights = rights,
            TokenHash = Secret.Hash(secret),
            MadeAt = now,
            MadeBy = "政务公开股",
            ExpiresAt = now.AddDays(1),
        });
        await db.SaveChangesAsync();
        return secret;
    }

    private CountyContext Open() => new(new DbContextOptionsBuilder<CountyContext>()
        .UseNpgsql(site.Database).UseSnakeCaseNamingConvention().Options);
}
