using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using County.Data;
using Npgsql;

namespace County.Web.Tests.Attacks;

/// <summary>A real pgbouncer in transaction mode before the server; where there is none the test is skipped.</summary>
internal sealed class Pooler : IAsyncDisposable
{
    private const string Variable = "PGBOUNCER_BIN";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process process;
    private readonly string folder;
    private readonly int port;
    private readonly string server;

    private Pooler(Process process, string folder, int port, string server) =>
        (this.process, this.folder, this.port, this.server) = (process, folder, port, server);

    /// <summary>Connection string through the pooler: the roles that serve name themselves.</summary>
    public string Database => new NpgsqlConnectionStringBuilder(server)
    {
        Host = IPAddress.Loopback.ToString(),
        Port = port,
        Username = Scope.Unit.Role(),
        Password = TestServer.RolePassword,
        SslMode = SslMode.Disable,
        // What is kept in a session belongs to no client here.
        NoResetOnClose = true,
        MaxAutoPrepare = 0,
        Timeout = 60,
    }.ConnectionString;

    /// <param name="server">Connection string of the server's superuser.</param>
    /// <param name="connections">To the server, for each role.</param>
    public static async Task<Pooler> StartAsync(string server, int connections)
    {
        var program = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(program)) Assert.Skip($"{Variable} names no pgbouncer: infra/dev/check says why");
        var folder = Directory.CreateTempSubdirectory("county-pooler").FullName;
        var port = FreePort();
        await WriteAsync(folder, port, new NpgsqlConnectionStringBuilder(server), connections);
        // It refuses to run as root.
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv")
            {
                ArgumentList = { "--reuid=nobody", "--regid=nogroup", "--clear-groups", program },
            }
            : new ProcessStartInfo(program);
        start.ArgumentList.Add(Path.Combine(folder, "pgbouncer.ini"));
        (start.RedirectStandardError, start.RedirectStandardOutput) = (true, true);
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var pooler = new Pooler(process, folder, port, server);
        await pooler.WaitAsync();
        return pooler;
    }

    /// <summary>What one client's statement leaves of the county's setting to the next client.</summary>
    public async Task<string> LeftBehindAsync(string statement)
    {
        await AskAsync(statement, Database);
        var left = (string)(await AskAsync("select coalesce(current_setting('county.county', true), '')", Database))!;
        await AskAsync("reset all", Database);
        return left;
    }

    /// <summary>Ends it; who needs it meets an outage.</summary>
    public async Task StopAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await StopAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task WriteAsync(
        string folder, int port, NpgsqlConnectionStringBuilder server, int connections)
    {
        var users = Enum.GetValues<Scope>().Select(scope => $"\"{scope.Role()}\" \"{TestServer.RolePassword}\"");
        await File.WriteAllLinesAsync(Path.Combine(folder, "users.txt"), users);
        await File.WriteAllTextAsync(Path.Combine(folder, "pgbouncer.ini"), $"""
            [databases]
            * = host={server.Host} port={server.Port}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = plain
            auth_file = {folder}/users.txt
            pool_mode = transaction
            default_pool_size = {connections}
            max_client_conn = 500
            ignore_startup_parameters = extra_float_digits
            """);
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
    }

    private async Task WaitAsync()
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await AskAsync("select 1", Database);
                return;
            }
            catch (NpgsqlException) when (clock.Elapsed < Patience && !process.HasExited)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>As a client of its own, that comes and goes.</summary>
    private static async Task<object?> AskAsync(string sql, string database)
    {
        await using var connection = new NpgsqlConnection($"{database};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
