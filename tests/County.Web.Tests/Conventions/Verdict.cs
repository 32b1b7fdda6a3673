namespace County.Web.Tests.Conventions;

/// <summary>Assertions that say all they found; the usual ones cut it short.</summary>
internal static class Verdict
{
    public static void NotGuilty(IEnumerable<string> offences)
    {
        var all = offences.ToList();
        if (all.Count > 0) Assert.Fail(string.Join('\n', all));
    }

    public static void Same(string expected, string actual)
    {
        if (actual != expected) Assert.Fail($"It is now:\n{actual}");
    }
}
