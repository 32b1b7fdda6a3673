using County.Data;
using County.Web.Hosting;

namespace County.Web.Features.SignOffs;

/// <summary>What pages of sign-off call things.</summary>
internal static class SignOffWords
{
    public static Sentence Of(SignOffEnd end) => end switch
    {
        SignOffEnd.Withdrawn => Words.Key("撤回审签"),
        SignOffEnd.Declined => Words.Key("退回填报人"),
        SignOffEnd.Voided => Words.Key("修改了报告，审签作废"),
        SignOffEnd.HandedIn => Words.Key("报送"),
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, null),
    };

    public static string Way(bool isOnPaper) => isOnPaper ? Words.Key("线下审签") : Words.Key("线上审签");
}
