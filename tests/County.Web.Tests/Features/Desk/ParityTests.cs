using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using County.Documents;
using County.Reporting;
using County.Web.Features.Desk;
using County.Web.Tests.Conventions;

namespace County.Web.Tests.Features.Desk;

/// <summary>The form's scripts read figures and work sums out as the server does, to the last unit.</summary>
[Trait("shows", "clerk")]
public sealed class ParityTests
{
    private const int Many = 2_000;

    private static readonly string[] Known =
    [
        "", " ", "0", "00", "-0", "007", "12", "１２", "１，０２４", "1,024", "1,02", "1.024,5", "12,345,678", "-", "—", "——",
        "/",
        "12件", "12 件", "12項", "12个月", "三", "约3", "abc", "1e5", "0x1F", "+5", "-5", "－5", "−5", "–5", "减5", "減5", "增5",
        "2.5", "2.0", "2.", ".5", "0.0001", "0.000001", "0.0000001", "414.52万元", "４１４．５２萬", "1亿元", "5元", "5.005元",
        "1000000000000000", "1000000000000001", "99999999999999999999", "1 2", "1\u00A02", "\u300012\u3000", "1\u200B2",
        "1\t2", "1\n2", "12\n", "１２．５", "0.5", "00.5", "0,123", "1件件", "5 万元", "5  万元", "−１，０００",
    ];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private sealed record Typed(int Form, int Cell, string Text);

    private sealed record Report(int Form, IReadOnlyList<string?> Figures);

    private sealed record ReadThere(string? Figure, bool IsFigure, string Shown);

    private sealed record Reckoned(IReadOnlyList<string?> Figures, IReadOnlyList<IReadOnlyList<string?>> Checks);

    private sealed record Answer(IReadOnlyList<ReadThere> Typed, IReadOnlyList<Reckoned> Reports);

    [Fact]
    public async Task Scripts_and_server_agree_on_what_was_typed_and_what_it_comes_to()
    {
        var random = new Random(430781);
        var typed = Vectors(random).ToList();
        var reports = Enumerable.Range(0, 200).Select(at => Filled(random, at % Catalogue.All.Length)).ToList();

        var there = await RunAsync(typed, reports);

        Assert.Equal(typed.Select(Here), there.Typed);
        Assert.True(typed.Count >= Many);
        for (var at = 0; at < reports.Count; at++) Agree(reports[at], there.Reports[at]);
    }

    private static IEnumerable<Typed> Vectors(Random random)
    {
        for (var form = 0; form < Catalogue.All.Length; form++)
        {
            var cells = Catalogue.All[form].Cells.DistinctBy(cell => (cell.Column.Kind, cell.Column.Scale)).ToList();
            foreach (var cell in cells)
            {
                foreach (var text in Known) yield return new Typed(form, cell.Index, text);
            }

            for (var at = 0; at < Many; at++)
            {
                yield return new Typed(form, cells[random.Next(cells.Count)].Index, Scribble(random));
            }
        }
    }

    /// <summary>Mostly digits, with what fingers and copying put between.</summary>
    private static string Scribble(Random random)
    {
        const string between = "０１２３４５６７８９，,．.。-－−–—+ \u3000\u00A0\u200B万元亿件項减增个约abcO/";
        return string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(10) < 7
            ? (char)('0' + random.Next(10))
            : between[random.Next(between.Length)]));
    }

    private static Report Filled(Random random, int form) => new(form, [.. Catalogue.All[form].Cells.Select(cell =>
        random.Next(40) == 0
            ? null
            : ((long)random.Next(0, 2_000) - (cell.Column.Kind == FigureKind.SignedCount ? 1_000 : 0))
                .ToString(CultureInfo.InvariantCulture))]);

    private static ReadThere Here(Typed typed)
    {
        var cell = Catalogue.All[typed.Form].Cells[typed.Cell];
        var (figure, isFigure) = TypedFigure.Of(typed.Text, cell.Column);
        return new ReadThere(Text(figure), isFigure, cell.Print(figure));
    }

    private static void Agree(Report report, Reckoned there)
    {
        var format = Catalogue.All[report.Form];
        var figures = Figures.Blank(format).With(format.Cells.Select(
            cell => KeyValuePair.Create(cell, Number(report.Figures[cell.Index])))).WithTotals();
        Assert.Equal(format.Cells.Select(cell => Text(figures[cell])), there.Figures);
        var checks = format.Rules.OfType<SumRule>().Where(rule => !rule.IsCarried && !rule.Defines).ToList();
        Assert.Equal(
            checks.Select(rule => checks.Where(other => other.Code == rule.Code).SelectMany(other => other.Lines)
                .Select(line => Text(figures.Sum(line.Left) - figures.Sum(line.Right)))),
            there.Checks);
    }

    private static string? Text(long? figure) => figure?.ToString(CultureInfo.InvariantCulture);

    private static async Task<Answer> RunAsync(IReadOnlyList<Typed> typed, IReadOnlyList<Report> reports)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(Tree.Root, "tests/County.Web.Tests/Features/Desk/parity.mjs"));
        start.ArgumentList.Add(Path.Combine(Tree.Root, "src/County.Web"));
        using var node = Process.Start(start)!;
        var reading = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await JsonSerializer.SerializeAsync(
            node.StandardInput.BaseStream,
            new { Forms = Catalogue.All.Select(FormatData.Of), Typed = typed, Reports = reports }, Json,
            TestContext.Current.CancellationToken);
        node.StandardInput.Close();
        var answer = await reading;
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, node.ExitCode);
        return JsonSerializer.Deserialize<Answer>(answer, Json)!;
    }

    private static long? Number(string? text) =>
        text is null ? null : long.Parse(text, CultureInfo.InvariantCulture);
}
