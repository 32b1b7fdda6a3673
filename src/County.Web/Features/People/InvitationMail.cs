using System.Text.Encodings.Web;
using System.Text.Unicode;
using County.Data;
using County.Web.Hosting;

namespace County.Web.Features.People;

/// <summary>The mail with which somebody opens their account.</summary>
internal static class InvitationMail
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public static OutboxMessage Of(Invitation slip, string place, string address, string secret, string madeBy)
    {
        var link = $"{address}/invitation/{secret}";
        var rights = Rights.Line(slip.Rights, slip.UnitId);
        string[] before =
        [
            $"{slip.Person}：",
            $"{madeBy}为您开通了政府信息公开年度报告系统的账号。单位：{place}，权限：{rights}。",
            "请打开下面的链接，自己设定用户名和密码：",
        ];
        string[] after =
        [
            $"链接在{Times.Local(slip.ExpiresAt)}前有效，只能用一次，请不要转发。",
            $"如果您不在{place}工作，或者不清楚这是什么事，请不要打开链接，并告诉{madeBy}。",
            "（系统自动发出，请勿回复）",
        ];
        return new OutboxMessage
        {
            CountyId = slip.CountyId,
            MessageId = Guid.CreateVersion7(slip.MadeAt),
            UnitId = slip.UnitId,
            Kind = "invitation",
            Effect = $"invitation/{slip.InvitationId}",
            Recipient = slip.Email!,
            Subject = $"开通{place}在政府信息公开年度报告系统的账号",
            Text = string.Join("\n\n", [.. before, link, .. after]),
            Html = Paragraphs(before) + $"<p><a href=\"{Html.Encode(link)}\">{Html.Encode(link)}</a></p>"
                + Paragraphs(after),
            MadeAt = slip.MadeAt,
            NextTryAt = slip.MadeAt,
        };
    }

    private static string Paragraphs(IEnumerable<string> lines) =>
        string.Concat(lines.Select(line => $"<p>{Html.Encode(line)}</p>"));
}
