using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace County.Web.Features.Errors;

/// <summary>The page behind an answer that has no body of its own.</summary>
internal static class ErrorEndpoint
{
    public static RazorComponentResult<MessagePage> Page(int status, Caller caller)
    {
        // Who asks for the page itself may write any number.
        if (status is < 400 or > 599) status = StatusCodes.Status404NotFound;
        var (heading, text) = Told(status, caller);
        return MessagePage.Show(status, heading, text);
    }

    private static (Sentence Heading, Sentence Text) Told(int status, Caller caller) => status switch
    {
        // Everything is refused to them, and they should know by whom and why.
        403 when caller.County is { SuspendedAt: not null, SuspendedFor: var reason } => (
            Words.Key("本县（市、区）的系统已停用"),
            Words.Say("原因：{0}。已填报的数据仍然保留。有疑问请联系系统运维人员。", reason)),
        403 when caller.MustChoosePassword => (
            Words.Key("请先设置自己的密码"),
            Words.Key("初始密码只能用来设置新密码。请打开“我的账号”（/account）修改密码，然后再使用。")),
        403 => (Words.Key("没有权限"), Words.Key("您的账号没有打开这一页的权限。需要时请联系本单位签发人或县政府办公室。")),
        404 => (Words.Key("没有找到"), Words.Key("这一页不存在，或者不属于您的单位。")),
        408 => (Words.Key("网络太慢"), Words.Key("服务器没有等到完整的内容，请稍后再试。")),
        413 => (Words.Key("内容太大"), Words.Key("一次提交的内容不能超过1MB，上传的文件不能超过20MB。")),
        400 => (Words.Key("请求无效"), Words.Key("页面可能已过期，请返回上一页刷新后再试。")),
        _ => (Words.Key("无法完成"), Words.Say("服务器回答了{0}。", status)),
    };
}
