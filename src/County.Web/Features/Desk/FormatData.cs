using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace County.Web.Features.Desk;

/// <summary>
/// A form as scripts read it: its cells, the sums that give the totals in the order in which they are worked out, and
/// the sums that must agree, and what each figure means in the reader's language. Kept by browsers for good, for its
/// address holds the hash of what it says.
/// </summary>
public static class FormatData
{
    // Never a part of a page: Chinese is written as it is, a third of its escapes.
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerOptions.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly FrozenDictionary<string, (string Hash, byte[] Json)> Known =
        new[] { false, true }.SelectMany(english => Catalogue.All.Select(format => (format, english)))
            .ToFrozenDictionary(one => Name(one.format, one.english), one => Written(one.format, one.english));

    /// <param name="Id">The form's.</param>
    /// <param name="Cells">Addresses in order of print; everything else speaks of their places.</param>
    /// <param name="Columns">What may stand in a cell, as a place in <paramref name="Kinds"/>.</param>
    /// <param name="Kinds">Kinds of figures that occur.</param>
    /// <param name="Totals">The computed cell, then its parts.</param>
    /// <param name="Checks">Sums of this report that must agree.</param>
    /// <param name="Meanings">What figures mean, each once.</param>
    /// <param name="MeaningOf">Of each cell, the place of its meaning.</param>
    public sealed record Form(
        string Id, IReadOnlyList<string> Cells, IReadOnlyList<int> Columns, IReadOnlyList<Kind> Kinds,
        IReadOnlyList<IReadOnlyList<int>> Totals, IReadOnlyList<Check> Checks,
        IReadOnlyList<Meaning> Meanings, IReadOnlyList<int> MeaningOf);

    /// <param name="Name">count, signed or amount.</param>
    /// <param name="Scale">How much of what is kept makes one of what is typed.</param>
    public sealed record Kind(string Name, long Scale);

    /// <param name="Basis">Article or document that it rests on.</param>
    public sealed record Meaning(string Text, string Basis);

    /// <param name="Relation">equal, or at_most: the left is not greater.</param>
    /// <param name="Lines">Pairs of the cells on the left and those on the right.</param>
    public sealed record Check(
        string Code, string Relation, IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> Lines);

    public static string AddressOf(Format format)
    {
        var name = Name(format, Languages.IsEnglish);
        return $"/formats/{name}.{Known[name].Hash}.json";
    }

    public static Results<FileContentHttpResult, NotFound> Show(string form, string hash, HttpResponse response)
    {
        if (!Known.TryGetValue(form, out var known) || known.Hash != hash) return TypedResults.NotFound();
        response.Headers.CacheControl = Unchanging.CacheControl;
        return TypedResults.Bytes(known.Json, "application/json");
    }

    /// <summary>What scripts are told of a form.</summary>
    public static Form Of(Format format) => Of(format, isEnglish: false);

    private static Form Of(Format format, bool isEnglish)
    {
        var kinds = format.Cells.Select(KindOf).Distinct().ToList();
        var meanings = format.Cells.Select(cell => MeaningOf(cell, isEnglish)).Distinct().ToList();
        return new Form(
            format.Id, [.. format.Cells.Select(cell => cell.Address)],
            [.. format.Cells.Select(cell => kinds.IndexOf(KindOf(cell)))], kinds,
            [.. format.Totals.Select(line => (IReadOnlyList<int>)[line.Left[0].Index, .. Places(line.Right)])],
            [
                .. from rule in format.Rules.OfType<SumRule>()
                   where !rule.IsCarried && !rule.Defines
                   select new Check(
                       rule.Code, rule.Relation == Relation.Equal ? "equal" : "at_most", [.. rule.Lines.Select(Sides)]),
            ],
            meanings, [.. format.Cells.Select(cell => meanings.IndexOf(MeaningOf(cell, isEnglish)))]);
    }

    private static Kind KindOf(Cell cell) => new(
        cell.Column.Kind switch
        {
            FigureKind.Count => "count",
            FigureKind.SignedCount => "signed",
            _ => "amount",
        },
        cell.Column.Scale);

    private static Meaning MeaningOf(Cell cell, bool isEnglish)
    {
        var help = Help.Of(cell);
        return new Meaning(isEnglish ? help.English : help.Text, help.Basis);
    }

    private static string Name(Format format, bool isEnglish) =>
        isEnglish ? $"{format.Id}-{Languages.English}" : format.Id;

    private static IReadOnlyList<IReadOnlyList<int>> Sides(SumLine line) => [Places(line.Left), Places(line.Right)];

    private static int[] Places(IEnumerable<Cell> cells) => [.. cells.Select(cell => cell.Index)];

    private static (string Hash, byte[] Json) Written(Format format, bool isEnglish)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(Of(format, isEnglish), Plain);
        return (Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(json))[..16], json);
    }
}
