using County.Web.Hosting;

namespace County.Web.Features.Mail;

/// <summary>What kinds of mail are called.</summary>
internal static class MailKinds
{
    public static string Name(string kind) => kind switch
    {
        "invitation" => "账号开通",
        "reset" => "重置密码",
        _ => NoticeKinds.Name(kind),
    };
}
