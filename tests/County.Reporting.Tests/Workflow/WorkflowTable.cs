using System.Text.RegularExpressions;

namespace County.Reporting.Tests;

[Trait("shows", "main-job")]
public partial class WorkflowTable
{
    // One column for each place a report can stand in; after 已发布 come the correction of an accepted one and
    // what the office filled for the unit.
    private static readonly (string Name, ReportLife Life)[] Places =
    [
        ("未开始", ReportLife.New),
        ("填报中", new(ReportState.Drafting, false, 0, null, null)),
        ("审签中", new(ReportState.InSignOff, false, 0, null, null)),
        ("已报送", new(ReportState.Submitted, false, 1, null, null)),
        ("审核中", new(ReportState.Submitted, true, 1, null, null)),
        ("已退回", new(ReportState.Returned, true, 1, null, null)),
        ("已通过", new(ReportState.Accepted, true, 1, 1, null)),
        ("已发布", new(ReportState.Published, true, 1, 1, 1)),
        ("更正中", new(ReportState.Drafting, false, 1, 1, null)),
        ("更正稿", new(ReportState.Submitted, true, 2, 1, 1)),
        ("更正通过", new(ReportState.Accepted, true, 2, 2, 1)),
        ("代填", new(ReportState.Submitted, true, 1, null, null) { AwaitsConfirmation = true }),
    ];

    // Where an act of its own party leads: the state, then the newest, the accepted and the published version (0 is
    // none), "?" while the unit has yet to confirm, "+" once the first of two has accepted; "·" is a refusal.
    private const string Expected = """
        办理          |未开始  |填报中  |审签中  |已报送 |审核中  |已退回  |已通过 |已发布 |更正中  |更正稿  |更正通过|代填
        保存          |填报000 |填报000 |填报000 |·      |·       |填报100 |·      |·      |填报110 |·       |·       |·
        送审签        |·       |审签000 |·       |·      |·       |审签100 |·      |·      |审签110 |·       |·       |·
        撤回审签      |·       |·       |填报000 |·      |·       |·       |·      |·      |·       |·       |·       |·
        报送          |·       |·       |报送100 |·      |·       |·       |·      |·      |·       |·       |·       |·
        报送，有错误  |·       |·       |·       |·      |·       |·       |·      |·      |·       |·       |·       |·
        报送，有疑问  |·       |·       |·       |·      |·       |·       |·      |·      |·       |·       |·       |·
        导入          |报送100 |报送100 |报送100 |·      |·       |报送200 |·      |·      |报送210 |·       |·       |·
        撤回报送      |·       |·       |·       |填报100|·       |·       |·      |·      |·       |·       |·       |·
        更正          |·       |·       |·       |·      |·       |·       |填报110|填报111|·       |·       |填报221 |·
        更正，无理由  |·       |·       |·       |·      |·       |·       |·      |·      |·       |·       |·       |·
        确认代填      |·       |·       |·       |·      |·       |·       |·      |·      |·       |·       |·       |审核100
        不认可代填    |·       |·       |·       |·      |·       |·       |·      |·      |·       |·       |·       |填报100
        不认可，无理由|·       |·       |·       |·      |·       |·       |·      |·      |·       |·       |·       |·
        代填          |报送100?|报送100?|报送100?|·      |·       |报送200?|·      |·      |报送210?|·       |·       |·
        代填，有错误  |·       |·       |·       |·      |·       |·       |·      |·      |·       |·       |·       |·
        代填，无理由  |·       |·       |·       |·      |·       |·       |·      |·      |·       |·       |·       |·
        开始审核      |·       |·       |·       |审核100|审核100 |·       |·      |·      |·       |审核211 |·       |审核100?
        退回          |·       |·       |·       |·      |退回100 |·       |·      |·      |·       |退回211 |·       |退回100?
        退回，无理由  |·       |·       |·       |·      |·       |·       |·      |·      |·       |·       |·       |·
        通过          |·       |·       |·       |·      |通过110 |·       |·      |·      |·       |通过221 |·       |·
        通过，理由空白|·       |·       |·       |·      |通过110 |·       |·      |·      |·       |通过221 |·       |·
        通过，有错误  |·       |·       |·       |·      |·       |·       |·      |·      |·       |·       |·       |·
        通过，本办本人|·       |·       |·       |·      |·       |·       |·      |·      |·       |·       |·       |·
        复核，另一人  |·       |·       |·       |·      |通过110 |·       |·      |·      |·       |通过221 |·       |·
        复核，同一人  |·       |·       |·       |·      |通过110 |·       |·      |·      |·       |通过221 |·       |·
        初审          |·       |·       |·       |·      |审核100+|·       |·      |·      |·       |审核211+|·       |·
        初审，有错误  |·       |·       |·       |·      |·       |·       |·      |·      |·       |·       |·       |·
        初审，本人代填|·       |·       |·       |·      |·       |·       |·      |·      |·       |·       |·       |·
        通过，本人代填|·       |·       |·       |·      |·       |·       |·      |·      |·       |·       |·       |·
        撤销通过      |·       |·       |·       |·      |·       |·       |审核100|·      |·       |·       |审核211 |·
        撤通过，无理由|·       |·       |·       |·      |·       |·       |·      |·      |·       |·       |·       |·
        撤销退回      |·       |·       |·       |·      |·       |审核100 |·      |·      |·       |·       |·       |·
        撤销退回，已办|·       |·       |·       |·      |·       |·       |·      |·      |·       |·       |·       |·
        撤退回，无理由|·       |·       |·       |·      |·       |·       |·      |·      |·       |·       |·       |·
        重新打开      |·       |·       |·       |·      |·       |·       |填报110|填报111|·       |·       |填报221 |·
        重开，无理由  |·       |·       |·       |·      |·       |·       |·      |·      |·       |·       |·       |·
        发布          |·       |·       |·       |·      |·       |·       |发布111|·      |·       |·       |发布222 |·
        """;

    [Fact]
    public void Each_act_in_each_place_leads_where_the_table_says()
    {
        var rows = WorkflowActs.All
            .Select(row => Places
                .Select(place => Show(Workflow.Apply(place.Life, row.Act, row.Act.By))).Prepend(row.Name))
            .Prepend(["办理", .. Places.Select(place => place.Name)])
            .Select(cells => string.Join('|', cells));

        Assert.Equal(Padding().Replace(Expected, ""), string.Join('\n', rows));
    }

    [Fact]
    public void An_act_of_the_other_party_is_refused_wherever_the_report_stands()
    {
        foreach (var (_, act) in WorkflowActs.All)
        {
            var other = act.By == Party.Unit ? Party.Office : Party.Unit;
            Assert.All(Places, place => Assert.IsType<Outcome.Refused>(Workflow.Apply(place.Life, act, other)));
        }
    }

    [Fact]
    public void Every_act_and_every_state_stands_in_the_table()
    {
        var acts = typeof(Act).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Act))).ToHashSet();

        Assert.Equal(acts, WorkflowActs.All.Select(row => row.Act.GetType()).ToHashSet());
        Assert.Equal(Enum.GetValues<ReportState>(), Places.Select(place => place.Life.State).Distinct());
        Assert.Distinct(WorkflowActs.All.Select(row => row.Act.Name).Distinct());
    }

    [Fact]
    public void Each_refusal_is_a_sentence_in_Chinese_that_differs_by_its_cause()
    {
        var reasons = (from place in Places
                       from row in WorkflowActs.All
                       from party in Enum.GetValues<Party>()
                       select Workflow.Apply(place.Life, row.Act, party)).OfType<Outcome.Refused>()
            .Select(refused => refused.Reason).ToHashSet();

        Assert.All(reasons, reason => Assert.Matches(@"^[\p{IsCJKUnifiedIdeographs}0-9，；“”]+$", reason));
        Assert.Contains("还有1处错误，改正后才能报送", reasons);
        Assert.Contains("“退回”由主管部门办理", reasons);
        Assert.Contains("“退回”须写明理由", reasons);
        Assert.Contains("未开始的报告不能“报送”", reasons);
        Assert.Contains("“代填”由主管部门办理", reasons);
        Assert.Contains("代填的报送稿须由单位确认后才能通过", reasons);
    }

    private static string Show(Outcome outcome) => outcome is Outcome.Moved { Life: var life }
        ? $"{Short(life)}{life.LatestVersion}{life.AcceptedVersion ?? 0}{life.PublishedVersion ?? 0}"
            + (life.AwaitsConfirmation ? "?" : "") + (life.FirstAccepter is null ? "" : "+")
        : "·";

    private static string Short(ReportLife life) => life is { State: ReportState.Submitted, ReviewStarted: true }
        ? "审核"
        : Affix().Replace(life.State.OfficialName(), "");

    [GeneratedRegex(" +")]
    private static partial Regex Padding();

    [GeneratedRegex("单位|已|中")]
    private static partial Regex Affix();
}
