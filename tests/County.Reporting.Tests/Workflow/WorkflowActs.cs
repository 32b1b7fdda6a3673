namespace County.Reporting.Tests;

internal static class WorkflowActs
{
    /// <summary>Every act, with what it carries where that decides.</summary>
    public static (string Name, Act Act)[] All { get; } =
    [
        ("保存", new Act.Save()),
        ("送审签", new Act.SendForSignOff()),
        ("撤回审签", new Act.WithdrawFromSignOff()),
        ("报送", new Act.Submit(0, 0)),
        ("报送，有错误", new Act.Submit(1, 0)),
        ("报送，有疑问", new Act.Submit(0, 1)),
        ("导入", new Act.ImportAsPublished()),
        ("撤回报送", new Act.TakeBack()),
        ("更正", new Act.Correct("误填")),
        ("更正，无理由", new Act.Correct(" ")),
        ("确认代填", new Act.Confirm()),
        ("不认可代填", new Act.Disown("数字不对")),
        ("不认可，无理由", new Act.Disown(" ")),
        ("代填", new Act.FillForUnit(0, "单位断网")),
        ("代填，有错误", new Act.FillForUnit(1, "单位断网")),
        ("代填，无理由", new Act.FillForUnit(0, "")),
        ("开始审核", new Act.StartReview()),
        ("退回", new Act.Return("请核对")),
        ("退回，无理由", new Act.Return(" ")),
        ("通过", new Act.Accept(0, null)),
        ("通过，理由空白", new Act.Accept(0, "")),
        ("通过，有错误", new Act.Accept(1, "已公布")),
        ("通过，本办本人", new Act.Accept(0, null) { IsOwnWork = true }),
        ("复核，另一人", new Act.Accept(0, null) { Membership = 2 }),
        ("复核，同一人", new Act.Accept(0, null) { Membership = 1 }),
        ("初审", new Act.FirstAccept(0, 1)),
        ("初审，有错误", new Act.FirstAccept(1, 1)),
        ("初审，本人代填", new Act.FirstAccept(0, 1) { IsByFiller = true }),
        ("通过，本人代填", new Act.Accept(0, null) { IsByFiller = true }),
        ("撤销通过", new Act.UndoAcceptance("误点")),
        ("撤通过，无理由", new Act.UndoAcceptance("")),
        ("撤销退回", new Act.UndoReturn("误点")),
        ("撤销退回，已办", new Act.UndoReturn("误点") { IsAnswered = true }),
        ("撤退回，无理由", new Act.UndoReturn("\t")),
        ("重新打开", new Act.Reopen("漏报")),
        ("重开，无理由", new Act.Reopen(" ")),
        ("发布", new Act.Publish()),
    ];
}
