namespace County.Web.Tests.Attacks;

/// <summary>What an endpoint owes a kind of caller.</summary>
internal sealed record Owing(Owing.Kind Owed, bool IsForScripts)
{
    internal enum Kind
    {
        /// <summary>Open to everybody: any answer but a failure.</summary>
        Open,

        /// <summary>401 to a script or another system; of a page, the way to sign-in.</summary>
        SignIn,

        /// <summary>403, the same whether or not there is something.</summary>
        Forbidden,

        /// <summary>404, the same whether or not there is something.</summary>
        NotFound,

        /// <summary>An answer about the caller's own place.</summary>
        Own,

        /// <summary>The caller may: what is read is theirs, and what would be written is no attack.</summary>
        Theirs,
    }

    public bool IsTheirs => Owed == Kind.Theirs;

    public static Owing Of(Target target, Attacker attacker) =>
        new(OwedTo(target, attacker), target.IsApi || target.IsForScripts);

    public IEnumerable<string> Flaws(Intruder.Answer answer, Intruder.Answer atNothing)
    {
        if (answer.Status >= 500) yield return $"fails with {answer.Status}";
        var flaw = Owed switch
        {
            Kind.SignIn when IsForScripts => answer.Status == 401 ? null : "is answered without signing in",
            Kind.SignIn => answer is { Status: 302, Body: "", Location: { } to } && to.Contains("/sign-in?from=")
                ? null
                : "is answered without signing in",
            Kind.Forbidden => answer.Status == 403 ? null : "comes in without the right",
            Kind.NotFound => answer.Status == 404 ? null : "is answered about what is not theirs",
            _ => null,
        };
        if (flaw is not null) yield return $"{answer.Status} {flaw}";
        if (Owed is Kind.Forbidden or Kind.NotFound
            && (answer.Status, answer.Body) != (atNothing.Status, atNothing.Body))
        {
            yield return $"{answer.Status} differs from {atNothing.Status} to what is not there";
        }
    }

    private static Kind OwedTo(Target target, Attacker attacker)
    {
        if (target.IsOpen) return Kind.Open;
        // A cookie is nothing to the API, a token nothing to a page.
        if (attacker.Standing == Standing.Nobody || attacker.IsSystem != target.IsApi) return Kind.SignIn;
        if (target.Policies.Except(attacker.Policies).Any()) return Kind.Forbidden;
        var pointers = target.Pointers.ToList();
        if (pointers.Any(pointer => !MayReach(attacker, Values.Find(pointer)!.Reach))) return Kind.NotFound;
        return pointers.Count == 0 && attacker.Standing != Standing.Own ? Kind.Own : Kind.Theirs;
    }

    private static bool MayReach(Attacker attacker, Reach reach) => reach switch
    {
        Reach.County => attacker.Place?.County == World.County || attacker.Policies.Contains("operator"),
        Reach.Unit => attacker.Standing == Standing.Own,
        Reach.Office => attacker.Standing == Standing.Own && attacker.Place?.Unit is null,
        Reach.Person => false,
        _ => true,
    };
}
