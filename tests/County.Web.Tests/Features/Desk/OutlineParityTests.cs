using System.Diagnostics;
using System.Text.Json;
using County.Reporting;
using County.Web.Features.Desk;
using County.Web.Tests.Conventions;

namespace County.Web.Tests.Features.Desk;

/// <summary>The form's script says of a text what the server says of it.</summary>
[Trait("shows", "clerk")]
public class OutlineParityTests
{
    private const string Runner = """
        import { readFileSync } from 'node:fs';
        import { outline, count, nextNumber, find } from './outline.mjs';
        const { texts, words } = JSON.parse(readFileSync('texts.json', 'utf8'));
        console.log(JSON.stringify(texts.map((text) => {
          const told = outline(text);
          return {
            Count: count(text),
            Sentences: told.sentences.map((at) => [at.start, at.length]),
            Headings: told.headings.map(
              (one) => [one.level, one.ordinal, one.number, one.title, one.at.start].join(' ')),
            Next: nextNumber(text, text.length >> 1),
            Found: words.map((one) => find(one, text, told)).map((at) => at ? at.start : -1),
          };
        })));
        """;

    private static readonly IReadOnlyList<RequiredContent> Contents =
        [.. Catalogue.All.SelectMany(form => RequiredContents.Of(form)).Distinct()];

    private static readonly IReadOnlyList<string> Parts =
    [
        .. Contents.SelectMany(item => item.Words).SelectMany(all => all),
        "（", "）", "(", ")", "一、", "（一）", "（十二）", "（十十）", "1.", "2、", "1.5", "（3）", "九十九、", "。", "；", "！", "?", "\n",
        "\n", "\r\n", "　", " ", "\t", "”", "》", "甲", "😀", "\uFEFF", "\u200B", "\u0085", "\u00A0", "\u2028", "\u180E",
    ];

    [Fact]
    public async Task Two_thousand_texts_are_counted_taken_apart_and_ticked_alike_in_both_languages()
    {
        var random = new Random(2021);
        var texts = Enumerable.Range(0, 2_000).Select(_ => string.Concat(
            Enumerable.Range(0, random.Next(60)).Select(_ => Parts[random.Next(Parts.Count)]))).ToList();

        var told = await InNodeAsync(texts);

        Assert.Equal(texts.Select(Tell), told);
        // The texts are such that there is something to tell.
        Assert.All(Contents, item => Assert.Contains(texts, text => item.IsIn(text)));
        Assert.Contains(texts, text => Outline.Of(text).Headings.Any(heading => heading.Ordinal == 12));
    }

    private static string Tell(string text)
    {
        var outline = Outline.Of(text);
        return JsonSerializer.Serialize(new
        {
            Count = Outline.Count(text),
            Sentences = outline.Sentences.Select(at => new[] { at.Start, at.Length }),
            Headings = outline.Headings.Select(one => string.Join(
                ' ', one.Level, one.Ordinal, one.Number, one.Title, one.At.Start)),
            Next = Outline.NextNumber(text, text.Length >> 1),
            Found = Contents.Select(item => Checked(text).First(check => check.Content == item).At?.Start ?? -1),
        });
    }

    private static IEnumerable<ContentCheck> Checked(string text) => Catalogue.All.SelectMany(
        form => RequiredContents.Check(form, new Narrative(text, text, text)));

    private static async Task<IReadOnlyList<string>> InNodeAsync(IEnumerable<string> texts)
    {
        var folder = Directory.CreateTempSubdirectory("outline-");
        var web = Path.Combine(Tree.Root, "src", "County.Web");
        await RunAsync(folder.FullName, Path.Combine(web, "node_modules", ".bin", "esbuild"),
            Path.Combine(web, "assets", "desk", "outline.ts"), "--format=esm", "--outfile=outline.mjs",
            "--log-level=error");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "run.mjs"), Runner);
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "texts.json"),
            JsonSerializer.Serialize(new { texts, words = Contents.Select(Writing.Words) }));
        var answer = await RunAsync(folder.FullName, "node", "run.mjs");
        folder.Delete(recursive: true);
        using var json = JsonDocument.Parse(answer);
        return [.. json.RootElement.EnumerateArray().Select(one => JsonSerializer.Serialize(one))];
    }

    private static async Task<string> RunAsync(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        var told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return told;
    }
}
