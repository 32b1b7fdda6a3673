using Npgsql;

namespace County.Web.Tests.Cli;

[Trait("shows", "main-job")]
public class MigrateTests(TestServer server)
{
    // What migrations, policies, grants and stored jobs leave behind.
    private const string Everything = """
        select md5(string_agg(line, E'\n' order by line)) from (
            select 'migration ' || migration_id as line from county.migrations
            union all select 'account migration ' || migration_id from accounts.migrations
            union all select 'policy ' || policyname || tablename || coalesce(qual, '') from pg_policies
            union all select 'grant ' || table_name || grantee || privilege_type from information_schema.role_table_grants
            union all select 'trigger ' || trigger_name from quartz.qrtz_triggers
            union all select 'job ' || job_name || job_class_name from quartz.qrtz_job_details) everything
        """;

    [Fact]
    public async Task A_second_migration_changes_nothing()
    {
        var database = server.Absent();
        await MigratesAsync(database);
        var before = await StateAsync(database);

        await MigratesAsync(database);

        Assert.Equal(before, await StateAsync(database));
    }

    [Fact]
    public async Task Migrations_of_several_databases_and_of_the_same_one_get_on_at_once()
    {
        string[] databases = [server.Absent(), server.Absent()];

        await Task.WhenAll(databases.Concat(databases).Select(MigratesAsync));

        Assert.Equal(await StateAsync(databases[0]), await StateAsync(databases[1]));
    }

    private static async Task MigratesAsync(string database)
    {
        var ended = await CountyProcess.RunAsync(TestServer.EnvironmentOn(database), "migrate");
        Assert.Equal((0, ""), (ended.Status, ended.Errors));
    }

    private static async Task<string> StateAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(Everything);
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
