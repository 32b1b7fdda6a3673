using County.Web.Tests.Conventions;

namespace County.Web.Tests.Attacks;

/// <summary>Numbers, signs and lengths in an address that no link of the site has.</summary>
[Trait("shows", "isolation")]
public sealed class PathTests(World world) : IClassFixture<World>
{
    private static readonly string[] Tricks =
    [
        "-1", "0", "2147483647", "2147483648", "-2147483648", "99999999999999999999", "1e3", "0x1",
        "1.0", "%EF%BC%91", "%00", "1%00", "1%2F..%2F2",
        "..%2F..%2Funits%2F2", "..%252F2", "1%5C2", "1;unit=2",
        "1%3Funit=2", "1%27--", "%E0%A4%A", "%FF", "00000000-0000-0000-0000-000000000000",
        "mark-110101-1-account_id%00", new('9', 2000),
    ];

    [Fact]
    public async Task An_address_that_was_tampered_with_leads_nowhere_and_breaks_nothing()
    {
        var offences = new List<string>();
        var requests = 0;
        foreach (var target in Target.Of(world.Site).Where(target => !target.Lacks().Any()))
        {
            var attacker = Attacker.Entitled.FirstOrDefault(one => !target.Policies.Except(one.Policies).Any());
            if (attacker is null) continue;
            using var intruder = await Intruder.ArriveAsync(world.Site, attacker);
            foreach (var place in target.Inputs.Where(input => input.Part == Part.Route))
            {
                foreach (var trick in Tricks)
                {
                    var answer = await intruder.SendAsync(
                        target, input => Values.Find(input)!.Victim, request => Bend(request, target, place, trick));
                    requests++;
                    if (!IsNowhere(answer.Status) && !target.IsOpen || answer.Status >= 500)
                    {
                        var tried = trick[..Math.Min(trick.Length, 60)];
                        offences.Add($"{target.Name}: {place.Name}={tried}: {answer.Status}");
                    }
                }
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"path attacks: {requests} requests, {offences.Count} failures");
        Verdict.NotGuilty(offences);
    }

    private static bool IsNowhere(int status) => status is 400 or 404 or 414 or 431;

    /// <summary>Puts the trick in as it is, escaped already.</summary>
    private static void Bend(HttpRequestMessage request, Target target, Input place, string trick)
    {
        var parts = target.Pattern.Split('/');
        var path = request.RequestUri!.OriginalString.Split('?')[0].Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Trim('{', '}').Split(':')[0].TrimStart('*') == place.Name) path[i] = trick;
        }

        request.RequestUri = new Uri(string.Join('/', path), UriKind.Relative);
    }
}
