using System.Diagnostics;
using Npgsql;

namespace County.Web.Tests.Season;

/// <summary>
/// A PostgreSQL server of a test's own, that may be restarted under those who work with it. It stands beside the one of
/// all tests and is cleared away as that one is, should the test not come to its end.
/// </summary>
internal sealed class Cluster : IAsyncDisposable
{
    private const string Password = "only-for-tests";

    private readonly string folder;
    private readonly string programs;
    private readonly string? account;
    private readonly string? group;

    private Cluster(string folder, string programs, string? account, string? group) =>
        (this.folder, this.programs, this.account, this.group) = (folder, programs, account, group);

    /// <summary>Connection string of the superuser to a database that does not exist yet.</summary>
    public string Absent => new NpgsqlConnectionStringBuilder
    {
        Host = folder,
        Port = 5432,
        Username = "admin",
        Password = Password,
        Database = "county",
    }.ConnectionString;

    /// <param name="beside">Connection string of the server of all tests.</param>
    public static async Task<Cluster> StartAsync(string beside)
    {
        var programs = Environment.GetEnvironmentVariable("PG_BIN")
            ?? throw new InvalidOperationException("PG_BIN is not set: run the tests with infra/dev/check");
        var other = new NpgsqlConnectionStringBuilder(beside).Host!;
        var folder = Path.Combine(Path.GetDirectoryName(other)!, $"test-drill-{Environment.ProcessId}");
        // PostgreSQL does not run as root; the account that the other server runs as may.
        var account = Environment.IsPrivilegedProcess ? (await RunAsync("stat", "-c", "%U", other)).Trim() : null;
        var group = account is null ? null : (await RunAsync("id", "-g", account)).Trim();
        Directory.CreateDirectory(folder);
        if (account is not null) await RunAsync("chown", account, folder);
        var cluster = new Cluster(folder, programs, account, group);
        await cluster.CreateAsync();
        return cluster;
    }

    /// <summary>Ends it as a crash does, and starts it again: it finds what was committed in its log.</summary>
    public Task RestartAsync() => AsAccountAsync(
        Program("pg_ctl"), "restart", "-w", "-t", "120", "-m", "immediate", "-D", $"{folder}/data", "-l", Log);

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await AsAccountAsync(Program("pg_ctl"), "stop", "-w", "-m", "immediate", "-D", $"{folder}/data");
        Directory.Delete(folder, recursive: true);
    }

    private string Log => $"{folder}/server.log";

    private string Program(string name) => Path.Combine(programs, name);

    private async Task CreateAsync()
    {
        var password = $"{folder}/password";
        await AsAccountAsync("sh", "-c", $"umask 077; echo {Password} >{password}");
        await AsAccountAsync(
            Program("initdb"), "-D", $"{folder}/data", "--username=admin", "--auth=scram-sha-256",
            $"--pwfile={password}", "--encoding=UTF8", "--locale=C", "--no-sync");
        await AsAccountAsync(
            Program("pg_ctl"), "start", "-w", "-t", "120", "-D", $"{folder}/data", "-l", Log,
            "-o", $"-k {folder} -p 5432 -c listen_addresses='' -c max_connections=200");
    }

    private Task<string> AsAccountAsync(params string[] command) => account is null
        ? RunAsync(command[0], command[1..])
        : RunAsync("setpriv", [$"--reuid={account}", $"--regid={group}", "--clear-groups", .. command]);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = "/" };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? said
            : throw new InvalidOperationException($"{program} {arguments[0]}: {process.ExitCode}: {said}");
    }
}
