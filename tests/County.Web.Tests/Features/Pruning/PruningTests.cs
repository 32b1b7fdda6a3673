using County.Web.Features;
using County.Web.Features.Pruning;
using County.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace County.Web.Tests.Features.Pruning;

[Trait("shows", "isolation")]
public sealed class PruningTests(TestServer server)
{
    private const string Rows = """
        insert into accounts.accounts (id, user_name, email_confirmed, phone_number_confirmed, two_factor_enabled,
            lockout_enabled, access_failed_count, password_set_at)
            values ('a', 'a', false, false, false, true, 0, now());
        insert into accounts.sessions (session_id, account_id, opened_at, seen_at, ended_at) values
            (gen_random_uuid(), 'a', '2020-01-01', now() - '31 days'::interval, now() - '31 days'::interval),
            (gen_random_uuid(), 'a', '2020-01-01', now() - '31 days'::interval, null),
            (gen_random_uuid(), 'a', '2020-01-01', now() - '31 days'::interval, now() - '29 days'::interval),
            (gen_random_uuid(), 'a', now(), now(), null);
        insert into accounts."OpenIddictApplications" (id, client_id) values ('p', 'p');
        insert into accounts."OpenIddictAuthorizations" (id, application_id, creation_date, status, type) values
            ('old', 'p', now() - interval '40 days', 'revoked', 'ad-hoc'),
            ('new', 'p', now() - interval '1 day', 'valid', 'ad-hoc');
        insert into accounts."OpenIddictTokens"
            (id, application_id, authorization_id, creation_date, expiration_date, status) values
            ('old', 'p', 'old', now() - interval '40 days', now() - interval '39 days', 'valid'),
            ('revoked', 'p', 'old', now() - interval '31 days', now() + interval '9 days', 'revoked'),
            ('young', 'p', 'new', now() - interval '1 day', now() - interval '23 hours', 'valid'),
            ('good', 'p', 'new', now() - interval '1 day', now() + interval '13 days', 'valid');
        insert into county.job_runs (county_id, run_id, job, node, started_at, problem) values
            (0, gen_random_uuid(), 'mail', 'n', now() - interval '91 days', 'x'),
            (0, gen_random_uuid(), 'mail', 'n', now() - interval '89 days', 'x');
        """;

    [Fact]
    public async Task What_ended_a_month_ago_goes_and_what_lives_or_has_just_ended_stays()
    {
        var database = await server.CreateAsync();
        await using var source = NpgsqlDataSource.Create(database);
        await using (var command = source.CreateCommand(Rows))
        {
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await using var services = Services(database);
        var pruned = await services.GetRequiredService<PruningHandler>()
            .RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(new PruningHandler.Pruned(2, 1, 2, 1), pruned);
        await using var left = source.CreateCommand(
            "select (select string_agg(id, ' ' order by id) from accounts.\"OpenIddictTokens\") || ' / ' || "
            + "(select string_agg(id, ' ') from accounts.\"OpenIddictAuthorizations\") || ' / ' || "
            + "(select count(*) from accounts.sessions) || ' / ' || "
            + "(select count(*) from county.job_runs)");
        Assert.Equal(
            "good young / new / 2 / 1", await left.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        Assert.Equal(
            new PruningHandler.Pruned(0, 0, 0, 0),
            await services.GetRequiredService<PruningHandler>().RunAsync(TestContext.Current.CancellationToken));
    }

    private static ServiceProvider Services(string database)
    {
        var settings = new Settings(new ConfigurationBuilder().AddInMemoryCollection(
            TestServer.EnvironmentOn(database).Select(one => KeyValuePair.Create<string, string?>(
                one.Key.Replace("__", ":", StringComparison.Ordinal), one.Value))).Build());
        return new ServiceCollection().AddFoundation(settings).AddJobs().BuildServiceProvider(validateScopes: true);
    }
}
