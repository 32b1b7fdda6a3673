using County.Data;
using Npgsql;

namespace County.Web.Tests.Conventions;

/// <summary>What no role that serves may be or do.</summary>
internal static class RoleLaw
{
    private const string Sql = """
        with serving as (select * from pg_roles where rolname = any(@roles)),
        schemas as (select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema')
        select format('%s is %s', rolname, flaw) from serving cross join lateral (values
            (rolsuper, 'a superuser'), (rolbypassrls, 'above row-level security'), (rolcreaterole, 'a maker of roles'),
            (rolcreatedb, 'a maker of databases'), (rolreplication, 'a replica')) as flaws (has, flaw) where has
        union all
        select format('%s owns something', rolname) from serving
        where exists (select from pg_shdepend where refobjid = serving.oid and deptype = 'o')
        union all
        select format('%s is a member of %s', rolname, roleid::regrole)
        from serving join pg_auth_members on member = serving.oid
        union all
        select format('%s may create in %s', rolname, nspname) from serving cross join schemas
        where has_schema_privilege(serving.oid, schemas.oid, 'create')
        union all
        select format('%s may create in the database', rolname) from serving
        where has_database_privilege(oid, current_database(), 'create')
        union all
        select format('%s may truncate %s', rolname, relname) from serving cross join pg_class
        where relnamespace in (select oid from schemas) and relkind in ('r', 'p')
            and has_table_privilege(serving.oid, pg_class.oid, 'truncate')
        """;

    public static async Task<IReadOnlyList<string>> OffencesAsync(NpgsqlConnection connection, params string[] roles)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue("roles", roles);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var offences = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) offences.Add(reader.GetString(0));
        return offences;
    }
}

[Trait("shows", "main-job")]
public sealed class RoleTests(TestServer server)
{
    public static TheoryData<string, string> Specimens => new()
    {
        { "alter role specimen bypassrls", "specimen is above row-level security" },
        { "alter role specimen createrole", "specimen is a maker of roles" },
        { "create table county.his (); alter table county.his owner to specimen", "specimen owns something" },
        { "grant county_owner to specimen", "specimen is a member of county_owner" },
        { "grant create on schema county to specimen", "specimen may create in county" },
        { "grant truncate on county.drafts to specimen", "specimen may truncate drafts" },
        { "grant truncate on county.drafts to public", "specimen may truncate drafts" },
    };

    [Fact]
    public async Task No_role_that_serves_may_go_round_the_policies()
    {
        await using var connection = await OpenAsync();
        var roles = Enum.GetValues<Scope>().Select(scope => scope.Role()).ToArray();
        Verdict.NotGuilty(await RoleLaw.OffencesAsync(connection, roles));
    }

    [Theory]
    [MemberData(nameof(Specimens))]
    public async Task A_role_that_may_is_caught(string change, string offence)
    {
        Assert.Empty(await JudgeAsync(""));
        Assert.Contains(offence, await JudgeAsync(change));
    }

    [Fact]
    public async Task A_superuser_is_caught() =>
        Assert.Contains("specimen is a superuser", await JudgeAsync("alter role specimen superuser"));

    private async Task<IReadOnlyList<string>> JudgeAsync(string change)
    {
        await using var connection = await OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"create role specimen login noinherit; {change}", connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return await RoleLaw.OffencesAsync(connection, "specimen");
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(server.Database);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
