using System.Buffers;
using System.Text.RegularExpressions;

namespace County.Reporting;

/// <summary>The report speaks to the public; words to a supervisor were left in.</summary>
public sealed partial record NAddressee() : TextRule("N-ADDRESSEE", "留有写给上级的话", "《条例》第四十九条：年度报告向社会公布")
{
    private static readonly SearchValues<string> Marks = SearchValues.Create(
        ["请", "当否", "妥否", "特此", "汇报", "尊敬", "贵", ":"], StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ReportText text, Subject subject) =>
        from sentence in text.Sentences
        where sentence.Plain.AsSpan().ContainsAny(Marks)
        let match = Words().Match(sentence.Plain)
        where match.Success
        select About(
            sentence, $"“{Cut(sentence)}”中的“{match.Value.Trim('，')}”是写给上级的话，年度报告是向社会公布的，请删去或者改写。");

    [GeneratedRegex(
        "(敬请|恳请|(?<![提报呈申])请)(各位)?(领导|上级|县政府|市政府|区政府|贵办)?(审阅|审示|批示|阅示|审定|批评指正|予以指正)|当否|妥否|特此(报告|汇报|上报)"
        + "|汇报如下[:。]|尊敬的.{0,8}(领导|[县市区镇]长|主任)|贵(办|单位|委|局|处)|^[^，。]{0,14}(政府(办|办公室)?|政务公开办|领导小组(办公室)?):$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Words();
}
