using System.Text.RegularExpressions;
using County.Reporting;

namespace County.Documents;

/// <summary>Names of reporting units as reports give them.</summary>
internal static partial class UnitName
{
    private const string Ending =
        "(人民政府|政府|街道|办事处|镇|乡|苏木|局|委员会|管委会|党工委|委|办公室|办公厅|办|厅|院|中心|区|县|市|旗|州|盟|省|大队|支队|总队|公司|集团|学校|大学|医院|站|所|馆)";

    /// <summary>The name in words cut out of a title; null where they hold none.</summary>
    public static string? Of(string words)
    {
        var name = words;
        if (LastFurniture().Match(name) is { Success: true } furniture) name = name[furniture.Length..];
        while (Opening().Match(name) is { Success: true, Length: > 0 } opening) name = name[opening.Length..];
        name = name.TrimEnd('的');
        if (name.EndsWith("人民", StringComparison.Ordinal)) name += "政府";
        return IsName(name) ? name : null;
    }

    /// <summary>The line itself where it is nothing but a name.</summary>
    public static string? WholeLine(string line) => IsName(line) ? line : null;

    /// <summary>The unit that says it wrote the report: 由…编制.</summary>
    public static string? Author(string text) =>
        Written().Match(text) is { Success: true } match ? Of(match.Groups["unit"].Value) : null;

    /// <summary>A name on a line of its own above the date that closes the report.</summary>
    public static string? Signature(string text)
    {
        var lines = text.Split('\n').Select(line => string.Concat(line.Where(c => !Glyph.IsGap(c))))
            .Where(line => line.Length > 0).TakeLast(6).ToArray();
        return lines.Zip(lines.Skip(1)).Where(pair => Date().IsMatch(pair.Second))
            .Select(pair => WholeLine(pair.First)).FirstOrDefault(name => name is not null);
    }

    /// <summary>
    /// The unit that the text makes the subject of a sentence about what was disclosed, or names at least twice.
    /// </summary>
    public static string? Subject(string text)
    {
        var spoken = Speaking().Matches(text).Where(match => IsName(match.Groups["unit"].Value)).ToArray();
        var names = spoken.Select(match => match.Groups["unit"].Value).Distinct().ToArray();
        if (names is not [var name]) return null;
        return spoken.Any(match => match.Groups["deed"].Success) || text.Split(name).Length > 2 ? name : null;
    }

    /// <summary>The level a name shows; null for a bare 市, which may be a county's equal, and for zones.</summary>
    public static Level? LevelOf(string? name) => name switch
    {
        null => null,
        _ when Township().IsMatch(name) => Level.Township,
        _ when Zone().IsMatch(name) => null,
        _ when County().IsMatch(name) => Level.County,
        _ => null,
    };

    private static bool IsName(string name) =>
        name.Length is >= 2 and <= 40 && Whole().IsMatch(name) && !General().IsMatch(name);

    [GeneratedRegex("^[一-鿿()·]+" + Ending + @"(\([一-鿿]+\))?$", RegexOptions.NonBacktracking)]
    private static partial Regex Whole();

    // Words that name no unit of their own.
    [GeneratedRegex(
        "^(本|我|全|各|该|以|在|为|对|向|由|按|从|国务院|中共中央|[省市县区镇乡]?(人民)?政府(办公[室厅])?$|[省市县区镇乡][委政]|关于)|情况|公开|报告|申请",
        RegexOptions.NonBacktracking)]
    private static partial Regex General();

    [GeneratedRegex(
        "^(关于(印发|公布|发布|做好)?|标题:?|题目|现将|现就|现|特?向社会|编制(并发布)?|公布|发布|公开|印发|完成了?|的|了|和|及|根据|一、)",
        RegexOptions.NonBacktracking)]
    private static partial Regex Opening();

    [GeneratedRegex("^.*(首页|政务公开|信息公开|年报|年度报告|正文|当前位置|所在位置|打印|来源|栏目)", RegexOptions.NonBacktracking)]
    private static partial Regex LastFurniture();

    [GeneratedRegex(
        "由(?<unit>[一-鿿()·]{2,40}?)(负责|组织|根据[一-鿿]{0,20}|对20[0-9]{2}年度?[一-鿿]{0,30})?(编制|编写)",
        RegexOptions.NonBacktracking)]
    private static partial Regex Written();

    [GeneratedRegex(
        "(20[0-9]{2}年度?[,，]|。)(?<unit>[一-鿿()]{2,20}?" + Ending + ")" +
        "((?<deed>(共|累计)?(主动)?公开)|无|认真|严格|出台|坚持|高度|积极|深入)",
        RegexOptions.NonBacktracking)]
    private static partial Regex Speaking();

    [GeneratedRegex("^[(]?20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日[)]?$", RegexOptions.NonBacktracking)]
    private static partial Regex Date();

    [GeneratedRegex(
        "([镇乡]|街道|苏木)(人民政府|政府)?(办事处|办|党政(综合)?办(公室)?|办公室|党工委)?(\\([一-鿿]+\\))?$", RegexOptions.NonBacktracking)]
    private static partial Regex Township();

    [GeneratedRegex("新区|开发区|试验区|实验区|示范区|园区|高新区|管理区|管委会|自治[区州].{0,3}$", RegexOptions.NonBacktracking)]
    private static partial Regex Zone();

    [GeneratedRegex("[一-鿿]县|[一-鿿]旗|市[一-鿿]{1,5}区(人民政府|政府|$|[一-鿿]{1,14}(局|委员会|委|办公室|中心)$)", RegexOptions.NonBacktracking)]
    private static partial Regex County();
}
