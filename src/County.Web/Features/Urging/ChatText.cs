using System.Globalization;
using System.Text;
using County.Data;
using County.Reporting;
using County.Web.Hosting;

namespace County.Web.Features.Urging;

/// <summary>复制催报文字: what the office pastes into the work group's chat. It holds no figure of any report.</summary>
internal static class ChatText
{
    public static string Of(Shortfall shortfall)
    {
        var round = shortfall.Round;
        var at = Times.Local(shortfall.At);
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture,
            $"【催报】{shortfall.County}{round.Year}年度政府信息公开工作年度报告\n");
        if (shortfall.Missing.Count == 0)
        {
            return text.Append(CultureInfo.InvariantCulture,
                $"截至{Day(shortfall.Today)}{at[^5..]}，应报的{shortfall.Required}个单位已全部报送，感谢各单位支持。").ToString();
        }

        text.Append(CultureInfo.InvariantCulture, $"截至{Day(shortfall.Today)}{at[^5..]}，")
            .Append(CultureInfo.InvariantCulture,
                $"应报{shortfall.Required}个单位，还有{shortfall.Missing.Count}个单位没有报送盖章定稿：\n");
        foreach (var state in shortfall.Missing.GroupBy(unit => unit.State).OrderBy(state => state.Key))
        {
            text.Append(state.Key.OfficialName()).Append('：').AppendJoin('、', state.Select(Named)).Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture,
                $"报送期限：{Day(round.SignedCopyDue)}，{shortfall.Left(round.SignedCopyDue)}。\n")
            .Append("请还没有报送的单位抓紧办理，有困难的及时联系县政府办公室")
            .Append(shortfall.Telephone is { } telephone ? $"，电话{telephone}。" : "。").ToString();
    }

    /// <summary>A day as letters and messages write it: 2026年1月23日.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    private static string Named(MissingUnit unit) =>
        unit.IsExtended ? $"{unit.Name}（延期至{Day(unit.Due)[5..]}）" : unit.Name;
}
