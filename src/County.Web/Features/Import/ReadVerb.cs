using System.CommandLine;
using County.Documents;
using County.Web.Hosting;

namespace County.Web.Features.Import;

/// <summary>Reads published reports from files and checks them; needs no database.</summary>
internal static class ReadVerb
{
    public static Command Command { get; } = Build();

    private static Command Build()
    {
        var json = new Option<bool>("--json") { Description = "One JSON object a line" };
        var files = new Argument<string[]>("FILE")
        {
            Description = "Published reports: text, HTML, Word (.docx) or Excel (.xlsx)",
            Arity = ArgumentArity.OneOrMore,
        };
        // A mistyped option would otherwise be taken for a file; a file so named is given as ./-name.
        files.Validators.Add(result =>
        {
            foreach (var option in result.Tokens.Where(token => token.Value.StartsWith('-')))
            {
                result.AddError($"unknown option {option.Value}");
            }
        });
        var command = new Command("read", "Read published reports and check them") { json, files };
        command.SetAction(async (parsed, cancellation) =>
        {
            var status = 0;
            foreach (var file in parsed.GetRequiredValue(files))
            {
                switch (await ReadAsync(file, cancellation))
                {
                    case ReadResult.Read(var reading):
                        await Console.Out.WriteLineAsync(
                            parsed.GetValue(json) ? ReadingJson.Of(file, reading) : ReadingText.Of(file, reading));
                        break;
                    case ReadResult.Unreadable(var reason):
                        await Console.Error.WriteLineAsync($"{file}: {reason}");
                        status = Verbs.Misused;
                        break;
                }
            }

            return status;
        });
        return command;
    }

    private static async Task<ReadResult> ReadAsync(string file, CancellationToken cancellation)
    {
        try
        {
            var info = new FileInfo(file);
            if (Directory.Exists(file)) return new ReadResult.Unreadable("is a folder");
            if (!info.Exists) return new ReadResult.Unreadable("does not exist");
            if (info.Length > ReportReader.LargestFile) return new ReadResult.Unreadable("is larger than 20 MB");
            return ReportReader.Read(await File.ReadAllBytesAsync(file, cancellation), file);
        }
        catch (IOException failure)
        {
            return Failed(failure);
        }
        catch (UnauthorizedAccessException failure)
        {
            return Failed(failure);
        }
        catch (ArgumentException failure)
        {
            return Failed(failure);
        }
    }

    private static ReadResult.Unreadable Failed(Exception failure) => new($"cannot be read: {failure.Message}");
}
