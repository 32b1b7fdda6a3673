using Npgsql;

namespace County.Web.Tests.Attacks;

/// <summary>Every endpoint of a site, asked by every kind of caller for what is the victim's.</summary>
internal sealed class Matrix(Site site, string database)
{
    private static readonly string[] AllMarks = ["mark-110101-", "7319021", "7,319,021"];

    private static readonly string[] MarksOfTheUnit = ["mark-110101-1-", "7319021", "7,319,021"];

    // An operator opens counties and invites their offices, whose names are theirs to see.
    private static readonly string[] MarksOfUnits = [.. MarksOfTheUnit, "mark-110101-2-"];

    private readonly List<string> offences = [];

    public int Endpoints { get; private set; }

    public int Requests { get; private set; }

    /// <summary>Everything that was wrong, a line each.</summary>
    public IReadOnlyList<string> Offences => offences;

    public override string ToString() =>
        $"attack matrix: {Endpoints} endpoints × {Attacker.All.Count} callers = {Requests} requests, "
        + $"{offences.Count} leaks";

    /// <param name="only">The endpoints to attack, where not all.</param>
    public async Task<Matrix> RunAsync(Func<Target, bool>? only = null)
    {
        await using var superuser = NpgsqlDataSource.Create(database);
        var targets = Target.Of(site).Where(target => only?.Invoke(target) ?? true).ToList();
        Endpoints = targets.Count;
        foreach (var target in targets)
        {
            var lacks = target.Lacks().ToList();
            offences.AddRange(lacks);
            if (lacks.Count == 0) await AttackAsync(target, superuser);
        }

        return this;
    }

    private async Task AttackAsync(Target target, NpgsqlDataSource superuser)
    {
        // Each target meets fresh sessions: to attack signing out is to end one's own.
        var before = await Snapshot.TakeAsync(superuser);
        foreach (var attacker in Attacker.All)
        {
            var owing = Owing.Of(target, attacker);
            if (owing.IsTheirs && target.Method != "GET") continue;
            using var intruder = await Intruder.ArriveAsync(site, attacker);
            var answer = await intruder.AttackAsync(target, atNothing: false);
            var atNothing = await intruder.AttackAsync(target, atNothing: true);
            Requests += 2;
            foreach (var flaw in owing.Flaws(answer, atNothing).Concat(Leaks(target, attacker, answer)))
            {
                offences.Add($"{target.Name} by {attacker.Name}: {flaw}");
            }
        }

        var own = OwnAnswers.Reasons.ContainsKey(target.Name)
            ? Attacker.All.Where(one => one.Standing != Standing.Own).ToList()
            : [];
        var places = own.Where(one => one.Place is not null).Select(one => one.Place!.Value);
        if (own.Any(one => one.Policies.Contains("operator"))) places = places.Append((0, null));
        var differences = before.Differences(
            await Snapshot.TakeAsync(superuser), [.. places], [.. own.Select(one => one.Account)]);
        offences.AddRange(differences.Select(row => $"{target.Name}: wrote {row}"));
    }

    private static IEnumerable<string> Leaks(Target target, Attacker attacker, Intruder.Answer answer)
    {
        // The way to sign-in repeats what was asked for.
        var told = target.Pointers.Select(pointer => Values.Find(pointer)!.Victim)
            .Where(asked => asked.StartsWith("mark-", StringComparison.Ordinal))
            .Aggregate(answer.Everything, (text, asked) => text.Replace(asked, "", StringComparison.Ordinal));
        var marks = attacker.Standing switch
        {
            Standing.Own => [],
            Standing.Neighbour => MarksOfTheUnit,
            _ when attacker.Policies.Contains("operator") => MarksOfUnits,
            _ => AllMarks,
        };
        return marks.Where(mark => told.Contains(mark, StringComparison.Ordinal))
            .Select(mark => $"{answer.Status} shows the victim's {mark}");
    }
}
