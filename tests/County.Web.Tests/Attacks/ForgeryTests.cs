using County.Web.Tests.Conventions;

namespace County.Web.Tests.Attacks;

/// <summary>A tenant that a request names itself: it must count for nothing, wherever it stands.</summary>
[Collection(AttackedWorld.Name)]
[Trait("shows", "isolation")]
public sealed class ForgeryTests(World world)
{
    private static readonly string[] Headers =
    [
        "X-Tenant", "X-Tenant-Id", "X-County", "X-County-Id", "X-Unit", "X-Unit-Id", "X-Account", "X-User", "X-Role",
        "X-Forwarded-For", "X-Forwarded-User", "X-Forwarded-Prefix", "X-Original-URL", "X-Rewrite-URL", "Forwarded",
        "X-HTTP-Method-Override",
    ];

    private static readonly string[] Names =
    [
        "county", "county_id", "countyId", "CountyId", "county.county", "unit_id", "unitId", "tenant", "account_id",
        "accountId", "AccountId", "scope", "role", "caller", "Caller.Membership.CountyId", "membership.unitId",
    ];

    public static TheoryData<string> Strangers =>
        [
            .. Attacker.All.Where(one => one.IsSignedIn && one.Place is not null && one.Standing != Standing.Own)
                .Select(one => one.Name),
        ];

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task A_tenant_in_a_header_a_query_or_a_form_changes_no_answer(string name)
    {
        var attacker = Attacker.All.Single(one => one.Name == name);
        var offences = new List<string>();
        foreach (var target in Target.Of(world.Site).Where(target => !target.IsOpen && !target.IsApi)
            .Where(target => !target.Lacks().Any()))
        {
            // A page that searches one's own county by unit takes the unit from the query, as it says.
            if (target.Inputs.Any(input => input is { Part: Part.Query, Name: "unit" })) continue;
            // Writes among one's own are no forgery.
            if (target.Method != "GET" && !target.Pointers.Any()) continue;
            using var intruder = await Intruder.ArriveAsync(world.Site, attacker);
            // Some acts can be done but once: what they answer from then on is what counts.
            if (target.Method != "GET") await intruder.AttackAsync(target);
            var honest = await intruder.AttackAsync(target);
            // Some pages say something new each time, as a secret to enrol.
            var isSteady = honest.Body == (await intruder.AttackAsync(target)).Body;
            foreach (var (where, forge) in Forgeries)
            {
                var forged = await intruder.SendAsync(target, input => Values.Find(input)!.Victim, forge);
                if (forged.Status != honest.Status || (isSteady && forged.Body != honest.Body))
                {
                    offences.Add(
                        $"{target.Name}: a tenant in the {where}: {forged.Status} in place of {honest.Status}");
                }
            }
        }

        Verdict.NotGuilty(offences);
    }

    private static IEnumerable<(string Where, Action<HttpRequestMessage> Forge)> Forgeries =>
    [
        ("headers", request =>
        {
            foreach (var header in Headers) request.Headers.TryAddWithoutValidation(header, $"{World.County}");
            request.Headers.TryAddWithoutValidation("Cookie", $"county={World.County}; unit={World.Unit}");
        }),
        ("query", request =>
        {
            var forged = string.Join('&', Names.Select(one => $"{one}={World.County}")) + $"&unit={World.Unit}";
            var path = request.RequestUri!.OriginalString;
            request.RequestUri = new Uri(path + (path.Contains('?') ? '&' : '?') + forged, UriKind.Relative);
        }),
        ("form", request =>
        {
            if (request.Content is not FormUrlEncodedContent form) return;
            var honest = form.ReadAsStringAsync().GetAwaiter().GetResult();
            request.Content = new StringContent(
                honest + string.Concat(Names.Select(one => $"&{one}={World.County}")) + $"&unit={World.Unit}",
                System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        }),
    ];
}
