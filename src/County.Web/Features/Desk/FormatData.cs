using System.Collections.Frozen;
using System.Text.Json;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace County.Web.Features.Desk;

/// <summary>
/// A form as scripts read it: its cells, the sums that give the totals in the order in which they are worked out, and
/// the sums that must agree. Kept by browsers for good, for its address holds the hash of what it says.
/// </summary>
public static class FormatData
{
    private static readonly FrozenDictionary<string, (string Hash, byte[] Json)> Known =
        Catalogue.All.ToFrozenDictionary(format => format.Id, Written);

    /// <param name="Id">The form's.</param>
    /// <param name="Cells">Addresses in order of print; everything else speaks of their places.</param>
    /// <param name="Columns">What may stand in a cell, as a place in <paramref name="Kinds"/>.</param>
    /// <param name="Kinds">Kinds of figures that occur.</param>
    /// <param name="Totals">The computed cell, then its parts.</param>
    /// <param name="Checks">Sums of this report that must agree.</param>
    public sealed record Form(
        string Id, IReadOnlyList<string> Cells, IReadOnlyList<int> Columns, IReadOnlyList<Kind> Kinds,
        IReadOnlyList<IReadOnlyList<int>> Totals, IReadOnlyList<Check> Checks);

    /// <param name="Name">count, signed or amount.</param>
    /// <param name="Scale">How much of what is kept makes one of what is typed.</param>
    public sealed record Kind(string Name, long Scale);

    /// <param name="Relation">equal, or at_most: the left is not greater.</param>
    /// <param name="Lines">Pairs of the cells on the left and those on the right.</param>
    public sealed record Check(
        string Code, string Relation, IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> Lines);

    public static string AddressOf(Format format) => $"/formats/{format.Id}.{Known[format.Id].Hash}.json";

    public static Results<FileContentHttpResult, NotFound> Show(string form, string hash, HttpResponse response)
    {
        if (!Known.TryGetValue(form, out var known) || known.Hash != hash) return TypedResults.NotFound();
        response.Headers.CacheControl = Unchanging.CacheControl;
        return TypedResults.Bytes(known.Json, "application/json");
    }

    /// <summary>What scripts are told of a form.</summary>
    public static Form Of(Format format)
    {
        var kinds = format.Cells.Select(KindOf).Distinct().ToList();
        return new Form(
            format.Id, [.. format.Cells.Select(cell => cell.Address)],
            [.. format.Cells.Select(cell => kinds.IndexOf(KindOf(cell)))], kinds,
            [.. format.Totals.Select(line => (IReadOnlyList<int>)[line.Left[0].Index, .. Places(line.Right)])],
            [
                .. from rule in format.Rules.OfType<SumRule>()
                   where !rule.IsCarried && !rule.Defines
                   select new Check(
                       rule.Code, rule.Relation == Relation.Equal ? "equal" : "at_most", [.. rule.Lines.Select(Sides)]),
            ]);
    }

    private static Kind KindOf(Cell cell) => new(
        cell.Column.Kind switch
        {
            FigureKind.Count => "count",
            FigureKind.SignedCount => "signed",
            _ => "amount",
        },
        cell.Column.Scale);

    private static IReadOnlyList<IReadOnlyList<int>> Sides(SumLine line) => [Places(line.Left), Places(line.Right)];

    private static int[] Places(IEnumerable<Cell> cells) => [.. cells.Select(cell => cell.Index)];

    private static (string Hash, byte[] Json) Written(Format format)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(Of(format), JsonSerializerOptions.Web);
        return (Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(json))[..16], json);
    }
}
