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
        ("通过，有错无理由", new Act.Accept(1, " ")),
        ("通过，本人代填", new Act.Accept(0, null) { IsByFiller = true }),
        ("撤销通过", new Act.UndoAcceptance("误点")),
        ("撤销通过，无理由", new Act.UndoAcceptance("")),
        ("撤销退回", new Act.UndoReturn("误点")),
        ("撤销退回，无理由", new Act.UndoReturn("\t")),
        ("发布", new Act.Publish()),
    ];
}
