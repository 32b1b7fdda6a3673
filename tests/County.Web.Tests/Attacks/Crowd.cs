namespace County.Web.Tests.Attacks;

/// <summary>People of six places who all read at once, each of whom may meet nobody's marks but their own.</summary>
internal static class Crowd
{
    private const string Marks = "mark-";

    private static readonly (string Account, string Page, string[] Own)[] People =
    [
        ("attacker-an-insider-of-the-unit", "/rounds/2019/units/1", ["mark-110101-1-"]),
        ("attacker-another-unit-of-the-county", "/rounds/2019/units/2", ["mark-110101-2-"]),
        ("attacker-an-insider-of-the-office", "/rounds/2019", ["mark-110101-"]),
        ("attacker-another-county's-unit", "/rounds/2020/units/11", ["mark-110102-1-"]),
        ("attacker-another-county's-office", "/rounds/2020", ["mark-110102-"]),
        ("attacker-an-insider-of-the-office", "/rounds/2019/units/2", ["mark-110101-"]),
    ];

    // The county's name stands on the pages of its units too.
    private const string CountyName = "-office-name";

    /// <summary>Everything that was wrong with the answers.</summary>
    public static async Task<IReadOnlyList<string>> RushAsync(int requests, params Site[] sites)
    {
        var visitors = new List<(Intruder Visitor, string Page, string[] Own)>();
        foreach (var (account, page, own) in People)
        {
            var attacker = Attacker.All.Concat(Attacker.Entitled).Single(one => one.Account == account);
            visitors.Add((await Intruder.ArriveAsync(sites[visitors.Count % sites.Length], attacker), page, own));
        }

        var flaws = await Task.WhenAll(Enumerable.Range(0, requests).Select(async i =>
        {
            var (visitor, page, own) = visitors[i % visitors.Count];
            var answer = await visitor.GetAsync(page);
            if (answer.Status != 200) return $"{page}: {answer.Status}";
            if (!own.All(mark => answer.Body.Contains(mark, StringComparison.Ordinal))) return $"{page}: not their own";
            var others = MarksOf(answer.Body).Where(mark => !own.Any(one => IsOf(mark, one)));
            return string.Join(' ', others.Select(mark => $"{page}: {mark}"));
        }));
        foreach (var one in visitors) one.Visitor.Dispose();
        return [.. flaws.Where(flaw => flaw.Length > 0).Distinct()];
    }

    /// <summary>A page may print the beginning of a text alone.</summary>
    private static bool IsOf(string mark, string own) =>
        mark.StartsWith(own, StringComparison.Ordinal) || own.StartsWith(mark, StringComparison.Ordinal)
        || mark.Contains(CountyName, StringComparison.Ordinal);

    private static IEnumerable<string> MarksOf(string body)
    {
        for (var at = body.IndexOf(Marks, StringComparison.Ordinal); at >= 0;
            at = body.IndexOf(Marks, at + 1, StringComparison.Ordinal))
        {
            yield return body.Substring(at, Math.Min(30, body.Length - at)).Split('<', '"')[0];
        }
    }
}
