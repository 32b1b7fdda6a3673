using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace County.Data;

/// <summary>
/// The only door to the data: opens a transaction as one kind of caller for one tenant. What is not committed is
/// rolled back.
/// </summary>
public sealed class Tenancy(IServiceScopeFactory scopes)
{
    /// <summary>Begins the program's own work.</summary>
    public Task<TenantWork> BeginAsync(Scope scope, TenantInfo tenant, CancellationToken cancellation = default) =>
        BeginAsync(scope, tenant, Actor.Program, cancellation);

    /// <summary>Begins the work of somebody.</summary>
    public async Task<TenantWork> BeginAsync(
        Scope scope, TenantInfo tenant, Actor actor, CancellationToken cancellation = default)
    {
        var services = scopes.CreateAsyncScope();
        try
        {
            services.ServiceProvider.GetRequiredService<TenantContextAccessor>().Set(scope, tenant, actor);
            var db = services.ServiceProvider.GetRequiredService<CountyContext>();
            return new TenantWork(services, db, await db.Database.BeginTransactionAsync(cancellation));
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }
}

/// <summary>A transaction in which one tenant is named.</summary>
public sealed class TenantWork(AsyncServiceScope services, CountyContext db, IDbContextTransaction transaction)
    : IAsyncDisposable
{
    public CountyContext Db => db;

    /// <summary>What else the work needs, bound to the same tenant.</summary>
    public IServiceProvider Services => services.ServiceProvider;

    /// <summary>The audit record of this transaction.</summary>
    public AuditBook Audit => Services.GetRequiredService<AuditBook>();

    /// <summary>The accounts, in this very transaction; only sign-in's role may enter them.</summary>
    public async Task<AccountsContext> AccountsAsync(CancellationToken cancellation = default)
    {
        var accounts = Services.GetRequiredService<AccountsContext>();
        if (accounts.Database.CurrentTransaction is null)
        {
            accounts.Database.SetDbConnection(db.Database.GetDbConnection());
            await accounts.Database.UseTransactionAsync(transaction.GetDbTransaction(), cancellation);
        }

        return accounts;
    }

    public Task CommitAsync(CancellationToken cancellation = default) => transaction.CommitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await services.DisposeAsync();
    }
}

public static class TenancyRegistration
{
    /// <summary>Registers the pools, the tenant of a scope and the context that acts for it.</summary>
    public static IServiceCollection AddTenancy(
        this IServiceCollection services, string database, Func<Scope, string?> password)
    {
        services.AddSingleton(_ => new CountyDataSources(database, password));
        services.AddSingleton<Tenancy>();
        services.AddScoped<TenantContextAccessor>();
        services.AddScoped<TenantInterceptor>();
        services.AddScoped<AuditInterceptor>();
        services.AddScoped<AuditBook>();
        services.AddDbContext<CountyContext>((scope, options) => options
            .UseNpgsql(Connection(scope, scope.GetRequiredService<TenantContextAccessor>().Scope),
                contextOwnsConnection: true, CountyContext.Mapping)
            .UseSnakeCaseNamingConvention()
            .ConfigureWarnings(Thrown)
            .AddInterceptors(
                scope.GetRequiredService<TenantInterceptor>(), scope.GetRequiredService<AuditInterceptor>()));
        services.AddDbContext<AccountsContext>((scope, options) => options
            .UseNpgsql(Connection(scope, Scope.Accounts), contextOwnsConnection: true, AccountsContext.Mapping)
            .UseSnakeCaseNamingConvention()
            .ConfigureWarnings(Thrown));
        return services;

        static Npgsql.NpgsqlConnection Connection(IServiceProvider services, Scope scope) =>
            services.GetRequiredService<CountyDataSources>().Of(scope).CreateConnection();
    }

    // What is thrown is logged once, by whoever catches it, and not by the mapper as well.
    private static void Thrown(WarningsConfigurationBuilder warnings) => warnings.Ignore(
        RelationalEventId.ConnectionError, RelationalEventId.CommandError, RelationalEventId.TransactionError,
        CoreEventId.QueryIterationFailed, CoreEventId.SaveChangesFailed);
}
