using System.Collections.Concurrent;
using CsCheck;

namespace County.Reporting.Tests;

[Trait("shows", "main-job")]
public class WorkflowProperties
{
    // Numbers choose among the acts that are possible: acts taken blindly would seldom get as far as publication.
    private static readonly Gen<int[]> Lives = Gen.Int[0, 999].Array[1, 60];

    [Fact]
    public void No_sequence_of_acts_leads_to_an_impossible_combination() => Lives.Sample(choices =>
    {
        foreach (var (_, after) in Steps(choices)) AssertPossible(after);
    });

    [Fact]
    public void Version_numbers_never_decrease_and_grow_by_one_with_a_submission_only() => Lives.Sample(choices =>
    {
        foreach (var (before, after) in Steps(choices))
        {
            Assert.InRange(after.LatestVersion - before.LatestVersion, 0, 1);
            Assert.True((after.PublishedVersion ?? 0) >= (before.PublishedVersion ?? 0));
            if (after.LatestVersion > before.LatestVersion) Assert.Equal(ReportState.Submitted, after.State);
        }
    });

    [Fact]
    public void What_is_in_force_changes_by_an_acceptance_or_its_undoing_only() => Lives.Sample(choices =>
    {
        foreach (var (before, after) in Steps(choices))
        {
            if (before.AcceptedVersion == after.AcceptedVersion) continue;
            Assert.True(after.State == ReportState.Accepted || before.State == ReportState.Accepted);
        }
    });

    [Fact]
    public void What_the_office_filled_is_never_in_force_before_the_unit_has_confirmed_it() => Lives.Sample(choices =>
    {
        var unconfirmed = new HashSet<int>();
        foreach (var (before, after) in Steps(choices))
        {
            if (after.AwaitsConfirmation) unconfirmed.Add(after.LatestVersion);
            if (before.AwaitsConfirmation && after is { AwaitsConfirmation: false, State: ReportState.Submitted }
                && before.LatestVersion == after.LatestVersion)
            {
                unconfirmed.Remove(after.LatestVersion);
            }

            Assert.DoesNotContain(after.AcceptedVersion ?? 0, unconfirmed);
        }
    });

    [Fact]
    public void Every_state_is_reached_and_none_is_a_dead_end()
    {
        var seen = new ConcurrentDictionary<ReportState, bool>();
        Lives.Sample(choices =>
        {
            foreach (var (_, after) in Steps(choices))
            {
                seen[after.State] = true;
                Assert.NotEmpty(Next(after));
            }
        });

        Assert.Equal(Enum.GetValues<ReportState>().Skip(1), seen.Keys.Order());
    }

    private static IEnumerable<(ReportLife Before, ReportLife After)> Steps(IEnumerable<int> choices)
    {
        var life = ReportLife.New;
        foreach (var choice in choices)
        {
            var possible = Next(life);
            var after = possible[choice % possible.Count];
            yield return (life, after);
            life = after;
        }
    }

    private static List<ReportLife> Next(ReportLife life) =>
    [
        .. from row in WorkflowActs.All
           from party in Enum.GetValues<Party>()
           let moved = Workflow.Apply(life, row.Act, party) as Outcome.Moved
           where moved is not null
           select moved.Life,
    ];

    private static void AssertPossible(ReportLife life)
    {
        var (state, reviewed, latest, accepted, published) = life;
        Assert.InRange(accepted ?? 0, published ?? 0, latest);
        Assert.True(!life.AwaitsConfirmation || state is ReportState.Submitted or ReportState.Returned);
        Assert.True(state switch
        {
            ReportState.Drafting or ReportState.InSignOff => !reviewed,
            ReportState.Submitted => latest > (accepted ?? 0),
            ReportState.Returned => reviewed && latest > (accepted ?? 0),
            ReportState.Accepted => reviewed && latest == accepted && latest != published,
            ReportState.Published => reviewed && latest == accepted && latest == published,
            _ => false,
        });
    }
}
