namespace County.Reporting.Tests;

[Trait("shows", "main-job")]
public class WorkflowTests
{
    private static readonly Act[] Acts =
    [
        new Act.Save(), new Act.SendForSignOff(), new Act.WithdrawFromSignOff(), new Act.Submit(0, 0),
        new Act.ImportAsPublished(), new Act.TakeBack(), new Act.Correct("漏填"), new Act.StartReview(),
        new Act.Return("漏填"), new Act.Accept(0, null), new Act.UndoAcceptance("误操作"), new Act.UndoReturn("误操作"),
        new Act.Publish(),
    ];

    [Fact]
    public void Every_act_in_every_state_has_its_outcome()
    {
        const string Expected = """
            未开始: 保存→填报中 按已公布文本导入→已报送
            填报中: 保存→填报中 送单位审签→单位审签中 按已公布文本导入→已报送
            单位审签中: 保存→填报中 撤回审签→填报中 报送→已报送 按已公布文本导入→已报送
            已报送: 撤回报送→填报中 开始审核→已报送（审核中）
            已报送（审核中）: 开始审核→已报送（审核中） 退回→已退回 通过→已通过
            已退回: 保存→填报中 按已公布文本导入→已报送 撤销退回→已报送（审核中）
            已通过: 更正→填报中 撤销通过→已报送（审核中） 发布→已发布
            已发布: 更正→填报中
            """;

        Assert.Equal(Expected, string.Join('\n', Lives().Select(life =>
            $"{Name(life)}: {string.Join(' ', Acts.Select(act => Told(life, act)).OfType<string>())}")));
    }

    [Fact]
    public void Nobody_does_what_is_the_others_to_do() =>
        Assert.All(Lives(), life => Assert.All(Acts, act =>
        {
            var stranger = act.By == Party.Unit ? Party.Office : Party.Unit;
            var refused = Assert.IsType<Outcome.Refused>(Workflow.Apply(life, act, stranger));
            Assert.Equal(
                $"“{act.Name}”由{(act.By == Party.Unit ? "填报单位" : "县政府办公室")}办理", refused.Reason);
        }));

    [Fact]
    public void What_is_refused_says_why_in_Chinese() =>
        Assert.All(Lives(), life => Assert.All(Acts, act =>
        {
            if (Workflow.Apply(life, act, act.By) is not Outcome.Refused refused) return;
            Assert.Matches(@"^[\p{IsCJKUnifiedIdeographs}“”，]+$", refused.Reason);
        }));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\u3000\n")]
    public void A_blank_reason_is_no_reason(string why)
    {
        Act[] acts =
        [
            new Act.Correct(why), new Act.Return(why), new Act.UndoAcceptance(why), new Act.UndoReturn(why),
            new Act.Accept(1, why),
        ];

        Assert.All(acts, act => Assert.All(Lives(), life => Assert.Equal(
            new Outcome.Refused($"“{act.Name}”须写明理由"), Workflow.Apply(life, act, act.By))));
    }

    [Fact]
    public void Errors_and_unexplained_queries_block_handing_in_but_not_what_is_already_public()
    {
        var signed = Life(ReportState.InSignOff);

        Assert.Equal(Refused("还有2个错误，改正后才能报送"), Workflow.Apply(signed, new Act.Submit(2, 1), Party.Unit));
        Assert.Equal(
            Refused("还有1个需说明的问题没有说明"), Workflow.Apply(signed, new Act.Submit(0, 1), Party.Unit));
        Assert.IsType<Outcome.Moved>(Workflow.Apply(signed, new Act.ImportAsPublished(), Party.Unit));
    }

    [Fact]
    public void A_report_with_errors_is_accepted_only_with_a_reason()
    {
        var opened = Life(ReportState.Submitted) with { ReviewStarted = true };

        Assert.Equal(
            Refused("含有错误的报送稿，通过时须写明理由"), Workflow.Apply(opened, new Act.Accept(1, null), Party.Office));
        Assert.IsType<Outcome.Moved>(Workflow.Apply(opened, new Act.Accept(1, "已公布，照录"), Party.Office));
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

    private static string? Told(ReportLife life, Act act) => Workflow.Apply(life, act, act.By) is Outcome.Moved moved
        ? $"{act.Name}→{Name(moved.Life)}"
        : null;

    private static string Name(ReportLife life) => life.State.OfficialName()
        + (life is { State: ReportState.Submitted, ReviewStarted: true } ? "（审核中）" : "");
}
