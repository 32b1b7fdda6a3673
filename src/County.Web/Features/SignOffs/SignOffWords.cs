using County.Data;
using County.Reporting;

namespace County.Web.Features.SignOffs;

/// <summary>What pages of sign-off call things.</summary>
internal static class SignOffWords
{
    public static string Of(SignOffEnd end) => end switch
    {
        SignOffEnd.Withdrawn => "撤回审签",
        SignOffEnd.Declined => "退回填报人",
        SignOffEnd.Voided => "修改了报告，审签作废",
        SignOffEnd.HandedIn => "报送",
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, null),
    };

    public static string Way(bool isOnPaper) => isOnPaper ? "线下审签" : "线上审签";

    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => "错误（须改）",
        Severity.Query => "疑问（须说明）",
        _ => "提示",
    };
}
