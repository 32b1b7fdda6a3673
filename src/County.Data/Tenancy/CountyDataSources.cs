using System.Collections.Frozen;
using Npgsql;

namespace County.Data;

/// <summary>One pool of connections for each database role; singletons of the process.</summary>
public sealed class CountyDataSources : IAsyncDisposable, IDisposable
{
    /// <summary>
    /// Statements a connection keeps prepared: the policies are planned once and not with every read. A pooler in
    /// transaction mode that does not know prepared statements needs the keyword in the connection string, with 0.
    /// </summary>
    private const int Prepared = 100;

    /// <summary>
    /// Connections a role may hold, where the connection string does not say "Maximum Pool Size"; roles × replicas ×
    /// size stay below max_connections.
    /// </summary>
    private const int PoolSize = 10;

    private readonly FrozenDictionary<Scope, NpgsqlDataSource> sources;

    /// <summary>Builds the pools.</summary>
    /// <param name="database">Connection string that names server and database; its user is replaced.</param>
    /// <param name="password">Password of a role, or null where the server asks for none.</param>
    public CountyDataSources(string database, Func<Scope, string?> password) => sources =
        Enum.GetValues<Scope>().ToFrozenDictionary(scope => scope, scope =>
        {
            var builder = new NpgsqlConnectionStringBuilder(database)
            {
                Username = scope.Role(),
                Password = password(scope),
                ApplicationName = $"county {scope}",
                Options = null,
            };
            if (!builder.ShouldSerialize("Maximum Pool Size")) builder.MaxPoolSize = PoolSize;
            if (!builder.ShouldSerialize("Max Auto Prepare")) builder.MaxAutoPrepare = Prepared;
            return NpgsqlDataSource.Create(builder);
        });

    /// <summary>The pool of a role. Only <see cref="Tenancy"/> and the scheduler take connections from it.</summary>
    public NpgsqlDataSource Of(Scope scope) => sources[scope];

    public void Dispose()
    {
        foreach (var source in sources.Values) source.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in sources.Values) await source.DisposeAsync();
    }
}
