using County.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Console;

namespace County.Web.Hosting;

/// <summary>What every verb that reads the database starts from.</summary>
internal static class Foundation
{
    public static IServiceCollection AddFoundation(this IServiceCollection services, Settings settings)
    {
        // A line for each statement says nothing to who runs the program.
        // One for each request would keep the secret in the address of an invitation.
        services.AddLogging(logging => logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
        services.AddSingleton(settings);
        services.AddSingleton(
            settings.ClockShift == TimeSpan.Zero ? TimeProvider.System : new ShiftedTime(settings.ClockShift));
        services.AddTenancy(settings.Database, settings.Password);
        services.AddSingleton(_ => settings.Keys.Seal);
        services.AddSingleton(_ => new AuditHeads(settings.AuditHeads));
        services.AddSingleton<AuditChain>();
        services.AddSingleton<SecondFactorBook>();
        services.AddSingleton<AccountBook>();
        services.AddSingleton<MobileBook>();
        services.AddSingleton<SignInTries>();
        // Every process reads what another has encrypted; the database alone reads nothing.
        var protection = services.AddDataProtection().SetApplicationName("county")
            .PersistKeysToDbContext<AccountsContext>();
        if (settings.HasKeys) protection.ProtectKeysWithCertificate(settings.Keys.Encryption);
        services.AddIdentityCore<Account>(options =>
            {
                options.Password.RequiredLength = 10;
                options.Password.RequireNonAlphanumeric = false;
                options.User.AllowedUserNameCharacters = "";
            })
            .AddEntityFrameworkStores<AccountsContext>()
            .AddPasswordValidator<AccountRules>()
            .AddErrorDescriber<ChineseErrors>();
        return services;
    }

    /// <summary>A host without pages, for verbs that run once.</summary>
    public static ServiceProvider Once(Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
        // What a verb prints on standard output is its answer.
        services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        services.AddFoundation(Settings.FromEnvironment());
        more?.Invoke(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>
    /// Refuses to go on without the installation's keys, or in production with those of a clone or a shifted clock.
    /// </summary>
    /// <exception cref="MisconfiguredException">The keys are not there or not for this.</exception>
    public static void RequireKeys(IServiceProvider services)
    {
        var settings = services.GetRequiredService<Settings>();
        var keys = settings.Keys;
        var isProduction = services.GetService<IHostEnvironment>()?.IsProduction() ?? false;
        if (isProduction && keys.AreForDevelopment)
        {
            throw new MisconfiguredException(
                "County:Keys holds keys made for development: make others with `county keys FOLDER`");
        }

        if (isProduction && settings.ClockShift != TimeSpan.Zero)
        {
            throw new MisconfiguredException(
                "County:Clock:Shift is for rehearsals: production goes by the machine's clock");
        }
    }

    /// <summary>Refuses to give out tokens in production in the name of 127.0.0.1, which any machine is.</summary>
    /// <exception cref="MisconfiguredException">No address is set, or it is none.</exception>
    public static void RequireIssuer(IServiceProvider services)
    {
        var settings = services.GetRequiredService<Settings>();
        if (settings is { Issuer: not null, HasIssuer: false }
            && services.GetRequiredService<IHostEnvironment>().IsProduction())
        {
            throw new MisconfiguredException(
                "County:Address is not set: the address by which people and other systems reach this installation");
        }
    }

    /// <summary>
    /// Refuses to go on with settings of mail or short messages that cannot be used; with none at all these wait.
    /// </summary>
    /// <exception cref="MisconfiguredException">They cannot be used.</exception>
    public static void RequireMail(IServiceProvider services)
    {
        var settings = services.GetRequiredService<Settings>();
        _ = (settings.Mail, settings.ShortMessage);
    }

    /// <summary>Refuses to go on where the database is not the one this program was built for.</summary>
    /// <exception cref="MisconfiguredException">The schema is behind.</exception>
    public static async Task RequireSchemaAsync(IServiceProvider services, CancellationToken cancellation = default)
    {
        await using var work = await services.GetRequiredService<Tenancy>()
            .BeginAsync(Scope.Jobs, TenantInfo.None, cancellation);
        var missing = await Schema.MissingAsync(work.Db, cancellation);
        if (missing.Count > 0)
        {
            throw new MisconfiguredException(
                $"the database is behind by {missing.Count} migration(s) ({missing[0]} …): run `county migrate`");
        }
    }
}
