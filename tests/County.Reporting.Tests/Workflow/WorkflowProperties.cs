using CsCheck;

namespace County.Reporting.Tests;

[Trait("shows", "main-job")]
public class WorkflowProperties
{
    private static readonly Gen<Act> AnyAct =
        from errors in Gen.Frequency((4, Gen.Const(0)), (1, Gen.Int[1, 3]))
        from queries in Gen.Frequency((4, Gen.Const(0)), (1, Gen.Int[1, 3]))
        from why in Gen.OneOf([.. new[] { "漏填", "误操作", "" }.Select(Gen.Const)])
        from which in Gen.Int[0, 12]
        select (Act)(which switch
        {
            0 => new Act.Save(),
            1 => new Act.SendForSignOff(),
            2 => new Act.WithdrawFromSignOff(),
            3 => new Act.Submit(errors, queries),
            4 => new Act.ImportAsPublished(),
            5 => new Act.TakeBack(),
            6 => new Act.Correct(why),
            7 => new Act.StartReview(),
            8 => new Act.Return(why),
            9 => new Act.Accept(errors, why.Length == 0 ? null : why),
            10 => new Act.UndoAcceptance(why),
            11 => new Act.UndoReturn(why),
            _ => new Act.Publish(),
        });

    /// <summary>A thousand lives of two hundred acts each: whatever is tried, no life becomes impossible.</summary>
    [Fact]
    public void No_sequence_of_acts_leads_to_an_impossible_life()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<ReportState, bool>();
        AnyAct.Array[200].Sample(
            acts =>
            {
                var life = ReportLife.New;
                foreach (var act in acts)
                {
                    var next = Workflow.Apply(life, act, act.By) is Outcome.Moved moved ? moved.Life : life;
                    AssertPossible(life, next);
                    life = next;
                    seen[life.State] = true;
                }
            },
            iter: 1_000);

        Assert.Equal(Enum.GetValues<ReportState>().Length, seen.Count);
    }

    private static void AssertPossible(ReportLife before, ReportLife after)
    {
        var (state, reviewStarted, latest, accepted, published) = after;

        if (state is ReportState.Accepted or ReportState.Published) Assert.NotNull(accepted);
        if (state == ReportState.Published) Assert.Equal(accepted, published);
        if (published is not null) Assert.NotNull(accepted);
        Assert.InRange(accepted ?? 1, 1, Math.Max(latest, 1));
        Assert.InRange(published ?? 1, 1, Math.Max(latest, 1));
        Assert.False(latest == 0 && (accepted is not null || published is not null));
        Assert.InRange(latest, before.LatestVersion, before.LatestVersion + 1);
        Assert.False(reviewStarted && state is ReportState.NotStarted or ReportState.Drafting or ReportState.InSignOff);
        Assert.False(state == ReportState.NotStarted && latest > 0);
        Assert.True((published ?? 0) >= (before.PublishedVersion ?? 0), "What was public is public no more");
    }
}
