using Quartz;

namespace County.Web.Hosting;

/// <summary>Quartz's own tables, in a schema of their own that only county_jobs may enter.</summary>
internal static class SchedulerSchema
{
    public const string Prefix = "quartz.qrtz_";

    private const string Script = "Quartz.Impl.AdoJobStore.Schema.create_postgres.sql";

    public static IEnumerable<string> Statements()
    {
        yield return "create schema if not exists quartz";
        using var stream = typeof(IScheduler).Assembly.GetManifestResourceStream(Script)
            ?? throw new InvalidOperationException($"{Script} is not in this version of Quartz");
        using var reader = new StreamReader(stream);
        var script = reader.ReadToEnd()
            .Replace("{0}", Prefix, StringComparison.Ordinal)
            .Replace("{1}", "qrtz_", StringComparison.Ordinal);
        foreach (var statement in script.Split("\n--;;\n"))
        {
            yield return statement;
        }

        yield return "revoke all on schema quartz from public; grant usage on schema quartz to county_jobs; "
            + "grant select, insert, update, delete on all tables in schema quartz to county_jobs";
    }
}
