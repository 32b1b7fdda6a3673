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

    /// <summary>County:RollUp:Cron: when the roll-up looks for changes.</summary>
    public string RollUpCron => configuration["County:RollUp:Cron"] ?? "0 * * * * ?";
}
