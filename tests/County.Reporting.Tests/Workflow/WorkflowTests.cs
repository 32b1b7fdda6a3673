namespace County.Reporting.Tests;

[Trait("shows", "main-job")]
public class WorkflowTests
{
    private static readonly Act[] Acts =
    [
        new Act.Save(), new Act.SendForSignOff(), new Act.WithdrawFromSignOff(), new Act.Submit(0, 0),
        new Act.ImportAsPublished(), new Act.TakeBack(), new Act.Correct("漏填"), new Act.Confirm(),
        new Act.Disown("数字不对"), new Act.FillForUnit(0, "单位断网"), new Act.StartReview(),
        new Act.Return("漏填"), new Act.Accept(0, null), new Act.UndoAcceptance("误操作"), new Act.UndoReturn("误操作"),
        new Act.Publish(), new Act.FirstAccept(0, 1), new Act.Reopen("漏报"),
    ];

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\u3000\n")]
    public void A_blank_reason_is_no_reason(string why)
    {
        Act[] acts =
        [
            new Act.Correct(why), new Act.Return(why), new Act.UndoAcceptance(why), new Act.UndoReturn(why),
            new Act.Disown(why), new Act.FillForUnit(0, why), new Act.Reopen(why),
        ];

        Assert.All(acts, act => Assert.All(Lives(), life => Assert.Equal(
            new Outcome.Refused($"“{act.Name}”须写明理由"), Workflow.Apply(life, act, act.By))));
    }

    [Fact]
    public void Errors_and_unexplained_queries_block_handing_in_but_not_what_is_already_public()
    {
        var signed = Life(ReportState.InSignOff);

        Assert.Equal(Refused("还有2处错误，改正后才能报送"), Workflow.Apply(signed, new Act.Submit(2, 1), Party.Unit));
        Assert.Equal(
            Refused("还有1处疑问没有说明，说明后才能报送"), Workflow.Apply(signed, new Act.Submit(0, 1), Party.Unit));
        Assert.IsType<Outcome.Moved>(Workflow.Apply(signed, new Act.ImportAsPublished(), Party.Unit));
    }

    [Fact]
    public void A_report_whose_errors_were_not_released_is_not_accepted_for_any_reason()
    {
        var opened = Life(ReportState.Submitted) with { ReviewStarted = true };
        var why = Refused("还有1处错误没有改正，也没有放行，不能通过");

        Assert.Equal(why, Workflow.Apply(opened, new Act.Accept(1, "已公布，照录"), Party.Office));
        Assert.Equal(why, Workflow.Apply(opened, new Act.FirstAccept(1, 1), Party.Office));
    }

    [Fact]
    public void Of_two_who_accept_the_second_is_another_and_a_return_makes_the_first_begin_again()
    {
        var first = Done(
            Life(ReportState.Submitted) with { ReviewStarted = true }, new Act.FirstAccept(0, 7));

        Assert.Equal((ReportState.Submitted, 7), (first.State, first.FirstAccepter));
        Assert.Equal(
            Refused("初审和复核须由两个人办理"),
            Workflow.Apply(first, new Act.Accept(0, null) { Membership = 7 }, Party.Office));
        Assert.Equal(ReportState.Accepted, Done(first, new Act.Accept(0, null) { Membership = 8 }).State);
        Assert.Null(Done(first, new Act.Return("请核对"), new Act.UndoReturn("误点")).FirstAccepter);
    }

    [Fact]
    public void What_the_office_opens_again_stays_in_force_until_another_is_accepted()
    {
        var opened = Done(Life(ReportState.Published), new Act.Reopen("漏报"));

        Assert.Equal(new ReportLife(ReportState.Drafting, false, 1, 1, 1), opened);
        Assert.IsType<Outcome.Refused>(
            Workflow.Apply(Life(ReportState.Submitted), new Act.Reopen("漏报"), Party.Office));
    }

    [Fact]
    public void What_the_office_filled_is_accepted_once_the_unit_has_confirmed_it_and_by_somebody_else()
    {
        var filled = Done(ReportLife.New, new Act.FillForUnit(0, "单位断网"), new Act.StartReview());
        var accept = new Act.Accept(0, null);

        Assert.Equal(Refused("代填的报送稿须由单位确认后才能通过"), Workflow.Apply(filled, accept, Party.Office));
        Assert.Equal(
            Refused("代填的报送稿请确认，或者写明理由不认可"),
            Workflow.Apply(filled with { ReviewStarted = false }, new Act.TakeBack(), Party.Unit));
        var confirmed = Done(filled, new Act.Confirm());
        Assert.Equal(Refused("没有待确认的代填报送稿"), Workflow.Apply(confirmed, new Act.Confirm(), Party.Unit));
        Assert.Equal(
            Refused("代填的人不能自己通过，请由其他审核员通过"),
            Workflow.Apply(confirmed, accept with { IsByFiller = true }, Party.Office));
        Assert.Equal(ReportState.Accepted, Done(confirmed, accept).State);
    }

    [Fact]
    public void What_the_unit_disowns_it_writes_itself_and_its_own_needs_no_confirmation()
    {
        var disowned = Done(
            ReportLife.New, new Act.FillForUnit(0, "单位断网"), new Act.StartReview(), new Act.Disown("数字不对"));

        Assert.Equal(new ReportLife(ReportState.Drafting, false, 1, null, null), disowned);
        var returned = Done(
            ReportLife.New, new Act.FillForUnit(0, "单位断网"), new Act.StartReview(), new Act.Return("请核对"));
        Assert.True(Done(returned, new Act.UndoReturn("误点")).AwaitsConfirmation);
        Assert.False(Done(returned, new Act.Save()).AwaitsConfirmation);
        Assert.False(Done(disowned, new Act.SendForSignOff(), new Act.Submit(0, 0)).AwaitsConfirmation);
    }

    [Fact]
    public void While_a_published_report_is_corrected_the_published_one_stays_in_force()
    {
        var corrected = Done(
            Life(ReportState.Published), new Act.Correct("漏填"), new Act.SendForSignOff(), new Act.Submit(0, 0));
        var accepted = Done(corrected, new Act.StartReview(), new Act.Accept(0, null));

        Assert.Equal(new ReportLife(ReportState.Submitted, false, 2, 1, 1), corrected);
        Assert.Equal(new ReportLife(ReportState.Accepted, true, 2, 2, 1), accepted);
        Assert.Equal(
            new ReportLife(ReportState.Submitted, true, 2, 1, 1), Done(accepted, new Act.UndoAcceptance("误操作")));
    }

    [Fact]
    public void Names_of_acts_and_states_are_Chinese_and_distinct()
    {
        var states = Enum.GetValues<ReportState>().Select(state => state.OfficialName()).ToList();
        var acts = Acts.Select(act => act.Name).ToList();

        Assert.Distinct(states);
        Assert.Distinct(acts);
        Assert.All(states.Concat(acts), name => Assert.Matches(@"^\p{IsCJKUnifiedIdeographs}+$", name));
        Assert.Equal(
            typeof(Act).GetNestedTypes().Select(type => type.Name).Order(),
            Acts.Select(act => act.GetType().Name).Order());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((ReportState)99).OfficialName());
    }

    private static IEnumerable<ReportLife> Lives() => Enum.GetValues<ReportState>().SelectMany(state =>
        state == ReportState.Submitted
            ? (ReportLife[])[Life(state), Life(state) with { ReviewStarted = true }]
            : [Life(state)]);

    /// <summary>A first submission's life, as acts bring it about.</summary>
    private static ReportLife Life(ReportState state)
    {
        var submitted = ReportLife.New with { State = ReportState.Submitted, LatestVersion = 1 };
        var opened = submitted with { ReviewStarted = true };
        return state switch
        {
            ReportState.Submitted => submitted,
            ReportState.Returned => opened with { State = state },
            ReportState.Accepted => opened with { State = state, AcceptedVersion = 1 },
            ReportState.Published => opened with { State = state, AcceptedVersion = 1, PublishedVersion = 1 },
            _ => ReportLife.New with { State = state },
        };
    }

    private static ReportLife Done(ReportLife life, params Act[] acts) => acts.Aggregate(
        life, (now, act) => Assert.IsType<Outcome.Moved>(Workflow.Apply(now, act, act.By)).Life);

    private static Outcome.Refused Refused(string reason) => new(reason);
}
