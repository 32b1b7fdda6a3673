using System.CommandLine;
using System.Net.Sockets;
using Npgsql;

namespace County.Web.Hosting;

/// <summary>The command line: one verb a line, exit 2 for what it does not understand.</summary>
internal static class Verbs
{
    public const int Misused = 2;

    /// <summary>
    /// How long a program that is asked to stop may finish what it has in hand: longer than the half minute that the
    /// host gives jobs and requests.
    /// </summary>
    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(40);

    public static async Task<int> RunAsync(string[] args, string about, params Command[] verbs)
    {
        var root = new RootCommand(about);
        foreach (var verb in verbs) root.Subcommands.Add(verb);
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync($"county: {error.Message}");
            await Console.Error.WriteLineAsync(
                $"usage: county {{{string.Join('|', verbs.Select(verb => verb.Name))}}} [options]; county VERB --help");
            return Misused;
        }

        try
        {
            var plainly = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = Ending,
            };
            var status = await parsed.InvokeAsync(plainly);
            return args.Length == 0 ? Misused : status;
        }
        catch (Exception failure) when (Explain(failure) is { } line)
        {
            await Console.Error.WriteLineAsync($"county: {line}");
            return 1;
        }
    }

    /// <summary>One line for what an operator can mend; null for what is a bug and keeps its trace.</summary>
    private static string? Explain(Exception failure) => failure switch
    {
        MisconfiguredException misconfigured => misconfigured.Message,
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } absent =>
            $"the database is absent ({absent.MessageText}): run `county migrate`",
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName } =>
            "the database has no schema yet: run `county migrate`",
        PostgresException refused when refused.SqlState.StartsWith("28", StringComparison.Ordinal) =>
            $"the database refuses to sign in: {refused.MessageText}",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } lacks =>
            $"the database role may not do this: {lacks.MessageText}",
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } unreachable =>
            $"the database cannot be reached: {unreachable.Message}",
        InvalidOperationException { InnerException: NpgsqlException inner } => Explain(inner),
        _ => null,
    };
}

/// <summary>The configuration or state of the installation does not allow the verb; the message is one line.</summary>
public sealed class MisconfiguredException(string message) : Exception(message);
