using System.Collections.Frozen;
using System.Collections.Immutable;
using County.Reporting;

namespace County.Documents;

/// <summary>All labels of both forms, found by their wording.</summary>
internal static class Labels
{
    /// <summary>Below this length a label must be printed exactly.</summary>
    private const int ShortestTolerant = 5;

    // Wordings met in published reports besides the forms' own.
    private static readonly (string Official, string[] Others)[] Variants =
    [
        ("规范性文件", ["行政规范性文件"]),
        ("行政规范性文件", ["规范性文件"]),
        ("本年收费金额单位万元", ["本年收费金额"]),
        ("部分公开区分处理的只计这一情形不计其他情形", ["部分公开"]),
        ("申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请", ["申请人无正当理由逾期不补正", "逾期不补正"]),
        ("申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请",
            ["申请人逾期未按收费通知要求缴纳费用", "逾期未按收费通知要求缴纳费用", "逾期未缴费"]),
    ];

    /// <summary>The labels, each wording once.</summary>
    public static ImmutableArray<Landmark> All { get; } =
    [
        .. Catalogue.All.SelectMany(RolesOf).SelectMany(WithVariants)
            .GroupBy(pair => pair.Letters, pair => pair.Role)
            .Select(group => new Landmark(group.Key, [.. group])),
    ];

    private static readonly FrozenDictionary<char, Landmark[]> ByFirst = All
        .GroupBy(label => label.Letters[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(l => l.Letters.Length).ToArray());

    private static readonly FrozenDictionary<string, string> OfHeads = Catalogue.All
        .SelectMany(form => form.Tables).SelectMany(table => table.Rows).SelectMany(row => row.Heads).Distinct()
        .ToFrozenDictionary(head => head, Wording.Letters);

    private static readonly string[] OfHeadings =
    [
        .. All.Where(label => label.Roles.Any(role => role.Part is Part.Corner or Part.ColumnHead or Part.Column))
            .Select(label => label.Letters),
    ];

    /// <summary>The labels that begin with a character, longest first.</summary>
    public static IReadOnlyList<Landmark> BeginningWith(char first) => ByFirst.GetValueOrDefault(first) ?? [];

    /// <summary>Whether a label is that of a group of rows.</summary>
    public static bool Names(this Landmark label, string head) => OfHeads[head] == label.Letters;

    /// <summary>True for a piece of a heading's label, such as 本年新 whose second line was lost.</summary>
    public static bool IsPartOfHeading(string letters) =>
        letters.Length > 0 && OfHeadings.Any(label => label.Contains(letters, StringComparison.Ordinal));

    /// <summary>The one label nearest to a wording and near enough to be meant by it, or null.</summary>
    public static Landmark? Nearest(string letters)
    {
        var (best, least, isUnique) = ((Landmark?)null, int.MaxValue, false);
        var signature = Signature(letters);
        foreach (var label in All)
        {
            var allowed = Allowed(label.Letters.Length);
            if (Math.Abs(label.Letters.Length - letters.Length) > allowed) continue;
            if (System.Numerics.BitOperations.PopCount(label.Signature & ~signature) > allowed) continue;
            var distance = Wording.Distance(label.Letters, letters);
            if (distance > allowed || distance > least) continue;
            (best, isUnique, least) = (label, distance < least, distance);
        }

        return isUnique ? best : null;
    }

    /// <summary>A set of characters as 64 bits; different characters may share a bit.</summary>
    public static ulong Signature(string letters) => letters.Aggregate(0UL, (bits, c) => bits | 1UL << (c * 31 % 61));

    private static int Allowed(int length) => length < ShortestTolerant ? 0 : length < 8 ? 1 : length / 4;

    private static IEnumerable<(string Letters, Role Role)> RolesOf(Format form) => form.Tables.SelectMany(table =>
        Corner(form, table)
            .Concat(table.Columns.SelectMany((column, i) =>
                column.Heads.Select(head => (head, new Role(form, table, Part.ColumnHead, i)))
                    .Append((column.Label, new Role(form, table, Part.Column, i)))))
            .Concat(table.Rows.SelectMany((row, i) =>
                row.Heads.Select(head => (head, new Role(form, table, Part.RowHead, i)))
                    .Append((row.Label, new Role(form, table, Part.Row, i)))))
            .Select(pair => (Wording.Letters(pair.Item1), pair.Item2))
            .Where(pair => pair.Item1.Length > 0)
            .DistinctBy(pair => (pair.Item1, pair.Item2.Part, pair.Item2.Part is Part.Row ? pair.Item2.Index : 0)));

    private static IEnumerable<(string, Role)> Corner(Format form, Table table) =>
        table.Corner is null ? [] : [(table.Corner, new Role(form, table, Part.Corner, 0))];

    private static IEnumerable<(string Letters, Role Role)> WithVariants((string Letters, Role Role) label) =>
        Variants.Where(v => v.Official == label.Letters).SelectMany(v => v.Others)
            .Select(other => (other, label.Role))
            .Prepend(label);
}
