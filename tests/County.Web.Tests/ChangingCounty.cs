using System.Text.Json;
using System.Text.RegularExpressions;
using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace County.Web.Tests;

/// <summary>The demonstration county for tests that change its people and units, each with people of its own.</summary>
public sealed partial class ChangingCounty(TestServer server) : IAsyncLifetime
{
    private readonly DemoDatabase demo = new(server);
    private ServiceProvider? services;

    public const string Admin = Visitor.Office;
    public const string Leader = "yaoshan-leader";

    /// <summary>药山镇.</summary>
    public const int Unit = 8;

    public string Database => demo.Database;

    public async ValueTask InitializeAsync()
    {
        await demo.InitializeAsync();
        var settings = TestServer.EnvironmentOn(Database).ToDictionary(
            one => one.Key.Replace("__", ":", StringComparison.Ordinal), one => (string?)one.Value);
        services = new ServiceCollection()
            .AddFoundation(new Settings(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()))
            .BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await demo.DisposeAsync();
        if (services is not null) await services.DisposeAsync();
    }

    internal Task<string> RunAsync(params string[] arguments) => demo.RunAsync(arguments);

    /// <summary>Somebody who has signed in.</summary>
    internal async Task<Visitor> EnterAsync(string name, string password = TestServer.DemoPassword)
    {
        var visitor = await demo.VisitAsync();
        Assert.Equal((302, "/"), await ResultAsync(visitor.SignInAsync(name, password)));
        return visitor;

        static async Task<(int, string?)> ResultAsync(Task<Visitor.Answer> answer) =>
            ((await answer).Status, (await answer).Location);
    }

    internal Task<Visitor> VisitAsync() => demo.VisitAsync();

    /// <summary>Fills in the form that opens an account.</summary>
    internal static Task<Visitor.Answer> InviteAsync(
        Visitor by, string place, string person, Right[] rights, params (string Name, string Value)[] more) =>
        by.FillAsync(
            $"/people/invitations/new?unit={place}", "/people/invitations",
            [
                ("unit", place), ("person", person), .. more,
                .. rights.Select(right => ("rights", right.ToString())),
            ]);

    /// <summary>A colleague who was invited and has opened their account; the number of their place.</summary>
    internal async Task<int> HireAsync(
        Visitor by, string place, string name, Right[] rights, params (string Name, string Value)[] more)
    {
        var slip = await InviteAsync(by, place, name, rights, more);
        Assert.Equal(200, slip.Status);
        var done = Assert.IsType<AccountBook.Outcome.Done>(await UseAsync(SecretOf(slip), name));
        await EnrolAsync(done.AccountId);
        return await IdAsync(name);
    }

    /// <summary>The one-time password on a printed slip.</summary>
    internal static string SecretOf(Visitor.Answer slip) => OneTimePassword().Match(slip.Html).Value;

    internal Task<AccountBook.Outcome> UseAsync(
        string secret, string? name, string password = TestServer.DemoPassword) =>
        services!.GetRequiredService<AccountBook>()
            .UseAsync(secret, name, password, null, TestContext.Current.CancellationToken);

    /// <summary>The newest membership of a person.</summary>
    internal Task<int> IdAsync(string person) => ReadAsync(db => db.Memberships
        .Where(m => m.Person == person).MaxAsync(m => m.MembershipId));

    internal Task<Membership> MemberAsync(int id) => ReadAsync(db => db.Memberships.AsNoTracking()
        .SingleAsync(m => m.MembershipId == id));

    /// <summary>Acts that stand in the county's record about a subject, the first one first.</summary>
    internal Task<List<string>> ActsAsync(string subject) => ReadAsync(db => db.Audit
        .Where(entry => entry.Subject == subject).OrderBy(entry => entry.AuditId)
        .Select(entry => entry.Act).ToListAsync());

    /// <summary>The values that the newest entry about a subject gives.</summary>
    internal async Task<JsonElement> LastAfterAsync(string act, string subject)
    {
        var text = await ReadAsync(db => db.Audit.Where(entry => entry.Act == act && entry.Subject == subject)
            .OrderByDescending(entry => entry.AuditId).Select(entry => entry.After).FirstAsync());
        return JsonDocument.Parse(text!).RootElement;
    }

    /// <summary>Looks with the owner's eyes.</summary>
    internal async Task<T> ReadAsync<T>(Func<CountyContext, Task<T>> read)
    {
        await using var db = Owner();
        return await read(db);
    }

    internal async Task ExecuteAsync(FormattableString sql)
    {
        await using var db = Owner();
        await db.Database.ExecuteSqlAsync(sql, TestContext.Current.CancellationToken);
    }

    private CountyContext Owner() => new(new DbContextOptionsBuilder<CountyContext>()
        .UseNpgsql(TestServer.Owner(Database), CountyContext.Mapping).UseSnakeCaseNamingConvention().Options);

    private async Task EnrolAsync(string account)
    {
        await using var work = await services!.GetRequiredService<County.Data.Tenancy>()
            .BeginAsync(Scope.Accounts, TenantInfo.None, TestContext.Current.CancellationToken);
        await services!.GetRequiredService<SecondFactorBook>().EnrolAsync(
            await work.AccountsAsync(), account, Base32Encoding.ToBytes(TestServer.DemoSecret),
            TestContext.Current.CancellationToken);
        await work.CommitAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("[A-Z2-9]{5}(-[A-Z2-9]{5}){3}")]
    private static partial Regex OneTimePassword();
}

[CollectionDefinition(Name)]
public sealed class Changes : ICollectionFixture<ChangingCounty>
{
    public const string Name = "a county whose people and units change";
}
