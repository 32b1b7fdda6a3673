namespace County.Web.Tests.Conventions;

/// <summary>An assertion that names every offence; the usual one cuts the list short.</summary>
internal static class Verdict
{
    public static void NotGuilty(IEnumerable<string> offences)
    {
        var all = offences.ToList();
        if (all.Count > 0) Assert.Fail(string.Join('\n', all));
    }
}
