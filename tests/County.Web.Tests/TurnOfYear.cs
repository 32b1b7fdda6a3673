using System.Globalization;
using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace County.Web.Tests;

/// <summary>The demonstration county, of which every test gets a copy of its own, on the day that it wants.</summary>
public sealed class TurnOfYear(TestServer server) : IAsyncLifetime
{
    public const string Admin = Visitor.Office;
    public const string Reviewer = "jinshi-reviewer";
    public const string Leader = "yaoshan-leader";
    public const string Operator = "operator";

    private readonly DemoDatabase demo = new(server);

    public ValueTask InitializeAsync() => demo.InitializeAsync();

    public ValueTask DisposeAsync() => demo.DisposeAsync();

    /// <summary>A copy of the county, served at nine in the morning of a day.</summary>
    internal async Task<TurnOfYearSite> OpenAsync(string day) => await ServeAsync(await CopyAsync(), day);

    /// <summary>A copy of the county.</summary>
    internal Task<string> CopyAsync() => server.CopyAsync(demo.Database);

    /// <summary>A copy of the county that is there already, on another day.</summary>
    internal static async Task<TurnOfYearSite> ServeAsync(string database, string day)
    {
        var wanted = new DateTimeOffset(
            DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddHours(9), TimeSpan.FromHours(8));
        var shift = (wanted - TimeProvider.System.GetUtcNow()).ToString("c", CultureInfo.InvariantCulture);
        return new TurnOfYearSite(await Site.StartAsync(database, Doors, $"County:Clock:Shift={shift}"), database);
    }

    // As after a sign-in: its codes go by the machine's clock.
    private static void Doors(WebApplication site) => site.MapGet("/tests/sessions/{account}", async (
        string account, HttpContext context, County.Data.Tenancy tenancy, Sessions sessions) =>
    {
        await using var work = await tenancy.BeginAsync(
            Scope.Accounts, TenantInfo.None with { AccountId = account }, context.RequestAborted);
        await sessions.OpenAsync(
            context, await work.AccountsAsync(context.RequestAborted), account, context.RequestAborted);
        await work.CommitAsync(context.RequestAborted);
    }).AllowAnonymous();
}

/// <summary>One copy of the county and the site that serves it.</summary>
internal sealed class TurnOfYearSite(Site site, string database) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => site.DisposeAsync();

    public Visitor Visit() => new(site.Address, database);

    public async Task<Visitor> EnterAsync(string name)
    {
        var visitor = Visit();
        var account = await ReadAccountAsync(name);
        Assert.Equal(200, (await visitor.GetAsync($"/tests/sessions/{account}")).Status);
        return visitor;
    }

    /// <summary>Looks with the owner's eyes.</summary>
    public async Task<T> ReadAsync<T>(Func<CountyContext, Task<T>> read)
    {
        await using var db = new CountyContext(new DbContextOptionsBuilder<CountyContext>()
            .UseNpgsql(TestServer.Owner(database), CountyContext.Mapping).UseSnakeCaseNamingConvention().Options);
        return await read(db);
    }

    /// <summary>Changes it behind the program's back.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Opens the round of a year as it is proposed, with other values for some of its fields.</summary>
    public async Task<Visitor.Answer> OpenRoundAsync(int year, params (string Name, string Value)[] other)
    {
        using var admin = await EnterAsync(TurnOfYear.Admin);
        return await FillRoundAsync(admin, year, other);
    }

    public static async Task<Visitor.Answer> FillRoundAsync(
        Visitor admin, int year, params (string Name, string Value)[] other) =>
        await SendRoundAsync(admin, await admin.GetAsync($"/rounds/new?year={year}"), other);

    /// <summary>Sends the form of a round as it was shown, with other values for some of its fields.</summary>
    public static Task<Visitor.Answer> SendRoundAsync(
        Visitor admin, Visitor.Answer page, params (string Name, string Value)[] other)
    {
        var named = other.Select(field => field.Name).ToHashSet();
        return admin.PostAsync(
            "/rounds",
            [
                ("__RequestVerificationToken", page.Token),
                .. Forms.Values(page.Html, "/rounds").Where(field => !named.Contains(field.Name)),
                .. other,
            ]);
    }

    private async Task<string> ReadAccountAsync(string name)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("select id from accounts.accounts where user_name = $1");
        command.Parameters.AddWithValue(name);
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}

[CollectionDefinition(Name)]
public sealed class AtTurnOfYear : ICollectionFixture<TurnOfYear>
{
    public const string Name = "a county at the turn of the year";
}
