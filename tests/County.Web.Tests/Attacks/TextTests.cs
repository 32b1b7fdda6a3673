using County.Web.Tests.Conventions;
using Npgsql;

namespace County.Web.Tests.Attacks;

/// <summary>Text that means something to a database, in every field of every form, by people who may fill it.</summary>
[Trait("shows", "isolation")]
[Trait("slow", "true")]
public sealed class TextTests(World world) : IClassFixture<World>
{
    private static readonly string[] Payloads =
    [
        "'; drop table county.reports cascade; --",
        "x' or '1'='1",
        "'; set role county_owner; select set_config('role', 'county_owner', false); --",
        "'; select set_config('county.county', '110102', false), set_config('county.unit', '11', false); --",
        "$$; set county.county = '110102'; $$ \\'; %s {0} ${jndi:ldap://x} <script>alert(1)</script>",
        "a\0b",
        "\ud83d\ude00\u202e\uffff",
    ];

    [Fact]
    public async Task No_text_breaks_a_form_or_reaches_the_database_as_anything_but_text()
    {
        var offences = new List<string>();
        var requests = 0;
        foreach (var target in Target.Of(world.Site).Where(target => !target.Lacks().Any()))
        {
            var attacker = Attacker.Entitled.FirstOrDefault(one => !target.Policies.Except(one.Policies).Any());
            if (attacker is null) continue;
            await ResumeAsync();
            foreach (var field in target.Inputs.Where(input => input.Part != Part.File))
            {
                using var intruder = await Intruder.ArriveAsync(world.Site, attacker);
                foreach (var payload in Payloads)
                {
                    var answer = await intruder.SendAsync(
                        target, input => input == field ? payload : Values.Find(input)!.Victim);
                    requests++;
                    if (answer.Status >= 500)
                    {
                        var typed = Uri.EscapeDataString(payload);
                        offences.Add($"{target.Name}: {field.Name}={typed}: {answer.Status}");
                    }

                    if (answer.Body.Contains("<script>alert", StringComparison.Ordinal))
                    {
                        offences.Add($"{target.Name}: {field.Name}: goes out as it came in");
                    }
                }
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"text attacks: {requests} requests, {offences.Count} failures");
        Verdict.NotGuilty(offences);
        await NothingHasHappenedAsync();
    }

    [Fact]
    public async Task A_text_is_kept_as_it_was_typed()
    {
        await ResumeAsync();
        var undoing = Target.Of(world.Site).Single(
            target => target.Pattern.EndsWith("/acceptance/undoing", StringComparison.Ordinal));
        await using var owner = NpgsqlDataSource.Create(TestServer.Owner(world.Database));
        foreach (var payload in Payloads.Where(text => !text.Contains('\0')))
        {
            await world.AsOwnerAsync("update county.reports set state = 'Accepted', accepted_version = 2");
            using var office = await Intruder.ArriveAsync(world.Site, Attacker.Entitled[0]);
            var answer = await office.SendAsync(
                undoing, input => input.Name == "reason" ? payload : Values.Find(input)!.Victim);
            Assert.Equal(302, answer.Status);
            await using var command = owner.CreateCommand(
                "select reason from county.acts order by ordinal desc limit 1");
            Assert.Equal(payload, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        }
    }

    /// <summary>An operator among the attackers may have suspended the county.</summary>
    private Task ResumeAsync() => world.AsOwnerAsync("update county.counties set suspended_at = null");

    /// <summary>The tables stand, and every connection of the pools still is whom it was.</summary>
    private async Task NothingHasHappenedAsync()
    {
        await using (var connection = new NpgsqlConnection(world.Database))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            Verdict.NotGuilty(await TableLaw.OffencesAsync(connection, "county"));
        }

        var matrix = new Matrix(world.Site, world.Database);
        await matrix.RunAsync(target => target.Method == "GET" && !target.IsOpen);
        Verdict.NotGuilty(matrix.Offences.Where(one => one.Contains("shows the victim", StringComparison.Ordinal)));
    }
}
