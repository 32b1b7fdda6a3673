using County.Data;
using Npgsql;
using Quartz;

namespace County.Web.Hosting;

/// <summary>What the program reads from its configuration; environment variables write ":" as "__".</summary>
internal sealed partial class Settings(IConfiguration configuration)
{
    public static Settings FromEnvironment() => new(new ConfigurationBuilder()
        .AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build());

    /// <summary>
    /// COUNTY_DB: an Npgsql connection string. `migrate` and `work` connect directly; through a pooler in transaction
    /// mode `serve` needs "No Reset On Close=true", and before pgbouncer 1.21 "Max Auto Prepare=0".
    /// </summary>
    public string Database
    {
        get
        {
            var text = configuration["COUNTY_DB"];
            if (string.IsNullOrWhiteSpace(text))
            {
                throw new MisconfiguredException("COUNTY_DB (a connection string) is not set");
            }

            try
            {
                var builder = new NpgsqlConnectionStringBuilder(text);
                if (builder.Database is null) throw new MisconfiguredException("COUNTY_DB names no Database");
                return text;
            }
            catch (ArgumentException bad)
            {
                throw new MisconfiguredException($"COUNTY_DB is not a connection string: {bad.Message}");
            }
        }
    }

    /// <summary>County:Password:Unit … :Jobs: the password of a serving role.</summary>
    public string? Password(Scope scope) => configuration[$"County:Password:{scope}"];

    /// <summary>The same by the role's name, county_owner included.</summary>
    public string? Password(string role) => configuration[$"County:Password:{role["county_".Length..]}"];

    /// <summary>County:Demo:Password: of the demonstration's accounts.</summary>
    public string DemoPassword => configuration["County:Demo:Password"]
        ?? throw new MisconfiguredException("County:Demo:Password is not set");

    /// <summary>County:Demo:Secret: of the demonstration's one-time codes, in base 32.</summary>
    public string DemoSecret => configuration["County:Demo:Secret"]
        ?? throw new MisconfiguredException("County:Demo:Secret is not set");

    public bool HasKeys => configuration["County:Keys"] is not null;

    /// <summary>County:Keys: the folder of the installation's key files.</summary>
    public Keys Keys => field ??= new Keys(configuration["County:Keys"]
        ?? throw new MisconfiguredException("County:Keys names no folder: make one with `county keys FOLDER`"));

    /// <summary>
    /// County:Clock:Shift: how far the clock is ahead of the machine's, as days.hours:minutes:seconds; for rehearsals.
    /// </summary>
    public TimeSpan ClockShift => configuration.GetValue("County:Clock:Shift", TimeSpan.Zero);

    /// <summary>County:Session:IdleMinutes: after so long without a request one signs in again.</summary>
    public TimeSpan IdleTimeout => TimeSpan.FromMinutes(configuration.GetValue("County:Session:IdleMinutes", 60));

    /// <summary>The same for a link, without a stroke at its end.</summary>
    public string? Address => Site?.ToString().TrimEnd('/');

    /// <summary>
    /// County:Issuer, else County:Address: in whose name tokens are given out. One for the installation, whatever port
    /// or name a replica is reached by; without either, the one that development goes by.
    /// </summary>
    public Uri Issuer => WebAddress("County:Issuer") ?? Site ?? new Uri("http://127.0.0.1/");

    public bool HasIssuer => (WebAddress("County:Issuer") ?? Site) is not null;

    /// <summary>County:Pruning:Cron: when outdated tokens and ended sessions are taken away.</summary>
    public string PruningCron => Cron("County:Pruning:Cron", "0 20 3 * * ?");

    /// <summary>County:Mail:…: how mail leaves; null where nothing is set, and then it stays in the outbox.</summary>
    public MailSettings? Mail => MailSettings.Of(configuration.GetSection("County:Mail"));

    /// <summary>County:ShortMessage:…: the gateway; null where none is set, and then short messages wait.</summary>
    public ShortMessageSettings? ShortMessage =>
        ShortMessageSettings.Of(configuration.GetSection("County:ShortMessage"));

    /// <summary>County:Mail:Cron: when the outbox is looked through.</summary>
    public string MailCron => Cron("County:Mail:Cron", "0/15 * * * * ?");

    /// <summary>County:Reminders:Cron: when it is looked at whom to remind.</summary>
    public string RemindersCron => configuration["County:Reminders:Cron"] ?? "0 0/10 * * * ?";

    /// <summary>County:RollUp:Cron: when the roll-up looks for changes.</summary>
    public string RollUpCron => Cron("County:RollUp:Cron", "0 * * * * ?");

    /// <summary>County:Reconcile:Cron: when all that is not yet accepted is checked again.</summary>
    public string ReconcileCron => Cron("County:Reconcile:Cron", "0 30 2 * * ?");

    /// <summary>County:Audit:Cron: when new audit entries are linked.</summary>
    public string AuditCron => Cron("County:Audit:Cron", "30 * * * * ?");

    /// <summary>County:Audit:VerifyCron: when the audit record is verified from end to end.</summary>
    public string AuditVerifyCron => Cron("County:Audit:VerifyCron", "0 10 4 * * ?");

    /// <summary>County:Audit:Heads: the file, away from the database, that holds the heads of the chains.</summary>
    public string? AuditHeads => configuration["County:Audit:Heads"] is { Length: > 0 } path ? path : null;

    /// <summary>When a job runs, in Quartz's own way of writing it.</summary>
    /// <exception cref="MisconfiguredException">It is not such an expression.</exception>
    private string Cron(string key, string otherwise)
    {
        if (configuration[key] is not { Length: > 0 } cron) return otherwise;
        return CronExpression.TryParse(cron, out _)
            ? cron
            : throw new MisconfiguredException(
                $"{key} is \"{cron}\": it is six fields from seconds to the day of the week, such as \"{otherwise}\"");
    }
}
