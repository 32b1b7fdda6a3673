using System.Text.RegularExpressions;

namespace County.Documents.Tests;

/// <summary>A way in which published reports depart from the form.</summary>
/// <param name="Name">What is changed.</param>
/// <param name="Lines">The lines of the report as it has them.</param>
/// <param name="Text">The text made of them as it has it; null where nothing more is changed.</param>
internal sealed partial record Variation(
    string Name, Func<IReadOnlyList<PrintedLine>, Random, IEnumerable<PrintedLine>> Lines,
    Func<string, Random, string>? Text = null)
{
    /// <summary>Shapes in which cells cannot be told apart with it: there only wrong figures count.</summary>
    public string Not { get; init; } = "";

    public static IReadOnlyList<Variation> All { get; } =
    [
        new("plain", (lines, _) => lines),
        .. Headings(), .. RowLabels(), .. Breaks(), .. Values(), .. Characters(),
    ];

    private static IEnumerable<Variation> Headings() =>
    [
        Words("heading without its second line", ("本年新制作数量", "本年新"), ("本年新公开数量", "本年新")),
        Words("heading with a space", ("本年新制作数量", "本年新 制作数量"), ("本年制发件数", "本年制发 件数"), ("商业企业", "商业 企业")),
        Words("spaced heading", ("自然人", "自 然 人"), ("总计", "总 计"), ("规章", "规 章")),
        Words("misspelt headings", ("现行有效件数", "现行有效件"), ("本年增/减", "本年增/"), ("（本列数据的勾稽关系", "（本列)数据的勾稽关系")),
        new("heading words in two cells", (lines, _) => lines.Select(line => line.Numbers.Count > 0
            ? line
            : line with { Labels = [.. line.Labels.SelectMany(InTwo)] })),
        new("heading words in two lines", (lines, _) => lines.SelectMany(line => line.Labels.Contains("科研机构")
            ? [Half(line, 0), Half(line, 1)]
            : (IEnumerable<PrintedLine>)[line])),
        new("a heading lost", (lines, _) => lines.Select(line => line.Numbers.Count > 0
            ? line
            : line with { Labels = [.. line.Labels.Where(label => label != "自然人")] })),
        new("the total's heading a line lower", (lines, _) => lines.Select(line => line.Labels switch
        {
            ["自然人", "法人或其他组织", "总计"] => line with { Labels = ["自然人", "法人或其他组织"] },
            ["商业企业", ..] => line with { Labels = [.. line.Labels, "总计"] },
            _ => line,
        })),
        Words("a heading with instructions", ("本年新制作数量", "本年新制作数量（印发的有正式文号的文件）"),
            ("处理决定数量", "处理决定数量（本年办件量）")),
        Words("the unit in another bracket", ("本年收费金额（单位：万元）", "本年收费金额(单位:万元)")),
    ];

    private static IEnumerable<Variation> RowLabels() =>
    [
        Words("misspelt rows", ("行政事业性收费", "行政事业型收费"), ("2.其他法律行政法规禁止公开", "2.其他法律行政止公开"),
            ("只计这一情形", "只计这一情况")) with { Not = "K" },
        Words("shortened rows", ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（二）部分公开"),
            ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "1.申请人无正当理由逾期不补正"),
            ("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "2.申请人逾期未按收费通知要求缴纳费用")),
        Words("the other form's word", ("行政规范性文件", "规范性文件")),
        new("other numbering", (lines, _) => Each(lines, label => Numbered().Replace(label, "${n}、"))),
        new("numerals lost", (lines, _) => lines.Select(line => line with
        {
            Labels = [.. line.Labels.Select(label => line.IsTable
                ? label.Replace("（一）", "（）", StringComparison.Ordinal)
                : Leading().Replace(label, "、"))],
        })),
        new("a group's number apart", (lines, _) => lines.Select(line => line with
        {
            Labels = [.. line.Labels.SelectMany(label => label is ['（', _, '）', ..] && line.Labels.Count > 1
                ? [label[..3], label[3..]]
                : (string[])[label])],
        })) { Not = "K" },
        new("quotation marks", (lines, _) =>
            Each(lines, label => label.Replace('“', '"').Replace('”', '"').Replace("1.", "1．"))),
        new("titles in other words", (lines, _) => Each(lines, label => label switch
        {
            "二、主动公开政府信息情况" => "二、主动公开政府信息的情况",
            "四、政府信息公开行政复议、行政诉讼情况" => "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            "五、存在的主要问题及改进情况" => "五、存在问题和改进措施",
            _ => label,
        })),
        new("a row that is not the form's", (lines, _) => lines.SelectMany(line =>
            line.Labels is ["规范性文件" or "行政规范性文件"]
                ? [line, PrintedLine.Row(["其他主动公开文件"], ["8801", "8802", "8803"])]
                : (IEnumerable<PrintedLine>)[line])),
        new("a group's label in the middle of its rows", (lines, _) => Middled(lines)),
        new("a group's label spelt downwards", (lines, _) => lines.SelectMany(Downwards)) { Not = "K" },
        new("no labels under a group", (lines, _) => WithoutLabels(lines)) { Not = "J" },
    ];

    private static IEnumerable<Variation> Breaks() =>
    [
        new("heading repeated at a page's end", (lines, random) => Repeated(lines, random, "")) { Not = "K" },
        new("heading and group repeated", (lines, random) => Repeated(lines, random, "三、本年度办理结果")) { Not = "K" },
        new("page numbers", (lines, _) => lines, (text, random) => Between(text, random, "                -3-"))
        {
            Not = "FGKN",
        },
        new("padding", (lines, _) => lines, (text, random) => Between(text, random, "||||")) { Not = "CHIJK" },
        new("blank lines", (lines, _) => lines, (text, random) => Between(text, random, "\n \n")) { Not = "K" },
        new("navigation around", (lines, _) => lines, (text, _) =>
            "首页 | 政务公开 | 2018年 | 99\n当前位置：首页 > 政府信息公开年报 > 正文\n字号：[ 大 中 小 ] 浏览次数：128\n" + text +
            "\n【打印】【关闭】\n上一篇：2018年政府信息公开年度报告\n版权所有 网站标识码4300000001 湘ICP备05000001号\n"),
    ];

    private static IEnumerable<Variation> Values() =>
    [
        Numbers("noughts as a stroke", number => number == "0" ? "/" : number),
        Numbers("noughts as a dash", number => number == "0" ? "—" : number),
        Numbers("noughts behind a lost space", number => number == "0" ? "? 0" : number),
        Numbers("numbers behind spaces", number => "\u00A0" + number),
        Numbers("full-width digits", number => string.Concat(number.Select(
            c => char.IsAsciiDigit(c) ? (char)(c + 0xFEE0) : c))),
        Numbers("thousands set apart", number => Thousands().Replace(number, "${a},${b}")),
        Numbers("changes with their sign", number => number.StartsWith('-') ? "减" + number[1..] : number),
        Numbers("blank noughts", number => number == "0" ? "" : number) with { Not = "DEFGHIJKMN" },
    ];

    private static IEnumerable<Variation> Characters() =>
    [
        new("half-width signs", (lines, _) => lines, (text, _) => string.Concat(text.Select(c => c switch
        {
            '（' => '(', '）' => ')', '，' => ',', '：' => ':', '；' => ';', _ => c,
        }))),
        new("traditional script", (lines, _) => lines, (text, _) => Shape.InTraditionalScript(text)),
        new("invisible characters", (lines, _) => lines, (text, random) => string.Concat(text.Select(c =>
            c > '\u4E00' && c < '\u9FFF' && random.Next(20) == 0 ? c + "\u200B" : c.ToString()))),
        new("carriage returns", (lines, _) => lines, (text, _) => text.ReplaceLineEndings("\r\n")),
        new("characters lost", (lines, _) => lines, (text, random) => Dropped().Replace(
            text, match => random.Next(3) == 0 ? "" : match.Value)) { Not = "K" },
    ];

    private static Variation Words(string name, params (string From, string To)[] words) =>
        new(name, (lines, _) => Each(lines, label => words.Aggregate(
            label, (all, one) => all.Replace(one.From, one.To, StringComparison.Ordinal))));

    private static Variation Numbers(string name, Func<string, string> print) =>
        new(name, (lines, _) => lines.Select(line => line with { Numbers = [.. line.Numbers.Select(print)] }));

    private static IEnumerable<PrintedLine> Each(IEnumerable<PrintedLine> lines, Func<string, string> change) =>
        lines.Select(line => line with { Labels = [.. line.Labels.Select(change)] });

    private static string[] InTwo(string label) => label.Length switch
    {
        4 when label is not ("其他结果" or "行政复议" or "行政诉讼" or "信息内容") => [label[..2], label[2..]],
        6 when label.EndsWith("机构", StringComparison.Ordinal) || label.EndsWith("组织", StringComparison.Ordinal) =>
            [label[..4], label[4..]],
        _ => [label],
    };

    private static PrintedLine Half(PrintedLine line, int half) => line with
    {
        Labels = [.. line.Labels.Select(InTwo).Where(parts => parts.Length > half).Select(parts => parts[half])],
    };

    private static IEnumerable<PrintedLine> Downwards(PrintedLine line)
    {
        const string group = "三、本年度办理结果";
        return line.Labels.Contains(group)
            ? [.. group.Select(sign => PrintedLine.Table(sign.ToString())),
                line with { Labels = [.. line.Labels.Where(label => label != group)] }]
            : [line];
    }

    private static List<PrintedLine> Middled(IReadOnlyList<PrintedLine> lines)
    {
        var middled = lines.ToList();
        for (var at = 0; at < middled.Count; at++)
        {
            if (middled[at] is not { Labels: [.., ['（', ..] head, ['1', ..]], Numbers.Count: > 0 } first) continue;
            middled[at] = first with { Labels = [.. first.Labels.Where(label => label != head)] };
            var size = middled.Skip(at).TakeWhile(line => line.Labels is [[>= '0' and <= '9', ..]]).Count();
            if (size == 0) continue;
            var middle = at + size / 2;
            middled[middle] = middled[middle] with { Labels = [head, .. middled[middle].Labels] };
            at += size - 1;
        }

        return middled;
    }

    private static IEnumerable<PrintedLine> WithoutLabels(IReadOnlyList<PrintedLine> lines)
    {
        var isInside = false;
        foreach (var line in lines)
        {
            if (line.Labels.Contains("（三）不予公开")) isInside = true;
            else if (line.Labels.Any(label => label.StartsWith("（四）", StringComparison.Ordinal))) isInside = false;
            yield return isInside ? line with { Labels = [.. line.Labels.Where(label => label[0] == '（')] } : line;
        }
    }

    private static IEnumerable<PrintedLine> Repeated(IReadOnlyList<PrintedLine> lines, Random random, string group)
    {
        var first = lines.ToList().FindIndex(line => line.Labels.Contains("自然人")) - 1;
        var at = first + 6 + random.Next(14);
        for (var i = 0; i < lines.Count; i++)
        {
            if (i == at)
            {
                for (var head = first; head < first + 3; head++) yield return lines[head];
            }

            yield return i == at && group.Length > 0 && lines[i].Labels.Count == 1
                ? lines[i] with { Labels = [group, .. lines[i].Labels] }
                : lines[i];
        }
    }

    private static string Between(string text, Random random, string words)
    {
        var lines = text.Split('\n');
        return string.Join('\n', lines.SelectMany(line => random.Next(9) == 0 ? [line, words] : (string[])[line]));
    }

    [GeneratedRegex(@"^(?<n>[1-9])\.")]
    private static partial Regex Numbered();

    [GeneratedRegex("^[一二三四五六]、")]
    private static partial Regex Leading();

    [GeneratedRegex("^(?<a>[0-9]{1,3})(?<b>[0-9]{3})$")]
    private static partial Regex Thousands();

    [GeneratedRegex("(?<=本)年|一(?=情形)|减(?=件)")]
    private static partial Regex Dropped();
}
