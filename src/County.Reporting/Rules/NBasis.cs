using System.Globalization;
using System.Text.RegularExpressions;

namespace County.Reporting;

/// <summary>The document on whose form the report stands is the one of its year, and exists.</summary>
public sealed partial record NBasis() : TextRule(
    "N-BASIS", "引用的依据文件不对", "国办公开办函〔2019〕60号、国办公开办函〔2021〕30号；《条例》2019年修订")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ReportText text, Subject subject)
    {
        var right = subject.Year is { } year ? Catalogue.ForYear(year) : null;
        foreach (var sentence in text.Sentences.Where(one => one.Plain.Contains('号')))
        {
            foreach (Match match in Cited().Matches(sentence.Plain))
            {
                if (Fault(match, right) is { } fault) yield return About(sentence, $"“{Cut(sentence)}”{fault}");
            }

            if (subject.Year >= Catalogue.All[0].FromYear && Superseded().IsMatch(sentence.Plain))
            {
                yield return About(
                    sentence, $"“{Cut(sentence)}”引用的是2007年公布的《条例》（国务院令第492号），2019年5月15日起施行的是第711号令修订的《条例》。");
            }
        }
    }

    private static string? Fault(Match match, Format? right)
    {
        var digits = string.Concat(match.Groups["number"].Value.Where(char.IsAsciiDigit));
        if (digits.Length < 5) return null;
        var (year, number) = (digits[..4], int.Parse(digits[4..], CultureInfo.InvariantCulture));
        var cited = $"国办公开办函〔{year}〕{number}号";
        var form = Catalogue.All.FirstOrDefault(format => format.Document == cited);
        if (form is not null)
        {
            return right is null || right == form
                ? null
                : $"引用的是{form.Id}年格式的文件（{cited}），该年度应当引用{right.Document}。";
        }

        // Only where the document is cited for the annual report: the same office writes about other things too.
        return match.Groups["about"].Success || year is not ("2019" or "2021")
            ? null
            : $"引用的{cited}不是印发年度报告格式的文件，请核对文号{(right is null ? "" : $"，应当是{right.Document}")}。";
    }

    [GeneratedRegex(
        @"国办公开办函[〔\[(【]?(?<number>20[0-9]{2}[〕\])】]?第?[0-9]{1,3})号(?<about>[^。]{0,12}(处理费|复议|诉讼))?",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Cited();

    [GeneratedRegex("(国务院令|令)第?492号(?![^。]{0,20}(修订|修改))")]
    private static partial Regex Superseded();
}
