using County.Data;
using Npgsql;

namespace County.Web.Hosting;

/// <summary>What the program reads from its configuration; environment variables write ":" as "__".</summary>
internal sealed class Settings(IConfiguration configuration)
{
    public static Settings FromEnvironment() => new(new ConfigurationBuilder()
        .AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build());

    /// <summary>COUNTY_DB: an Npgsql connection string, direct and not through a pooler.</summary>
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

    /// <summary>County:Session:IdleMinutes: after so long without a request one signs in again.</summary>
    public TimeSpan IdleTimeout => TimeSpan.FromMinutes(configuration.GetValue("County:Session:IdleMinutes", 60));

    /// <summary>County:Address: where people reach the site, without a stroke at its end; null where not set.</summary>
    public string? Address => configuration["County:Address"] is not { Length: > 0 } text
        ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? text.TrimEnd('/')
            : throw new MisconfiguredException($"County:Address is not an http address: {text}");

    /// <summary>County:RollUp:Cron: when the roll-up looks for changes.</summary>
    public string RollUpCron => configuration["County:RollUp:Cron"] ?? "0 * * * * ?";
}
