using System.Diagnostics;
using System.Text.Json;
using County.Reporting;
using County.Web.Features.Desk;
using County.Web.Tests.Conventions;
using CsCheck;

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
            Headings: told.headings.map((one) => `${one.level} ${one.ordinal} ${one.number} ${one.title} ${one.at.start}`),
            Next: nextNumber(text, text.length >> 1),
            Found: words.map((one) => find(one, text, told)).map((at) => at ? at.start : -1),
          };
        })));
        """;

    private static readonly IReadOnlyList<RequiredContent> Contents =
        [.. Catalogue.All.SelectMany(form => RequiredContents.Of(form)).Distinct()];

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String[0, 40],
        Gen.OneOf([.. Contents.SelectMany(item => item.Words).SelectMany(all => all)
            .Concat([
                "（", "）", "(", ")", "一、", "（一）", "（十二）", "（十十）", "1.", "2、", "1.5", "（3）", "。", "；", "！", "?", "\n",
                "\r\n", "　", " ", "\t", "”", "》", "甲", "😀", "\uFEFF", "\u200B", "\u0085", "\u00A0", "\u2028", "\u180E", "九十九、",
            ]).Select(Gen.Const)]).Array[0, 50].Select(string.Concat));

    [Fact]
    public async Task Two_thousand_texts_are_counted_taken_apart_and_ticked_alike_in_both_languages()
    {
        // What is no text at all, such as half a character, never comes through JSON.
        var texts = AnyText.Where(text => !text.Any(char.IsSurrogate) || text.Contains("😀", StringComparison.Ordinal))
            .Select(Whole).Array[2_000].Single();

        var told = await InNodeAsync(texts);

        Assert.Equal(texts.Select(Tell), told);
        Assert.Contains(told, line => line.Contains("\"（十二）", StringComparison.Ordinal) || line.Contains(" 12 （", StringComparison.Ordinal));
    }

    private static string Whole(string text) =>
        System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private static string Tell(string text)
    {
        var outline = Outline.Of(text);
        return JsonSerializer.Serialize(new
        {
            Count = Outline.Count(text),
            Sentences = outline.Sentences.Select(at => new[] { at.Start, at.Length }),
            Headings = outline.Headings.Select(one => $"{one.Level} {one.Ordinal} {one.Number} {one.Title} {one.At.Start}"),
            Next = Outline.NextNumber(text, text.Length >> 1),
            Found = Contents.Select(item => Catalogue.All.First(form => RequiredContents.Of(form).Contains(item)) is var form
                ? RequiredContents.Check(form, new Narrative(text, text, text)).First(one => one.Content == item).At?.Start ?? -1
                : -1),
        });
    }

    private static async Task<IReadOnlyList<string>> InNodeAsync(IEnumerable<string> texts)
    {
        var folder = Directory.CreateTempSubdirectory("outline-");
        var web = Path.Combine(Tree.Root, "src", "County.Web");
        await RunAsync(folder.FullName, Path.Combine(web, "node_modules", ".bin", "esbuild"),
            Path.Combine(web, "assets", "desk", "outline.ts"), "--format=esm", "--outfile=outline.mjs", "--log-level=error");
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
