using System.Globalization;

namespace County.Reporting.Tests;

/// <summary>Narratives drawn from a seed: sentences of drawn words, and passages that every unit has.</summary>
internal static class DrawnTexts
{
    public const string Law = "依照政府信息公开条例的规定编制本报告，内容按照统一格式填写并向社会公布，欢迎公众查阅和监督。";

    private const string Signs = "山水田林路桥村街学医农工商税财民政法审计统林渔牧教文体旅环保城建交通应急消防气象邮电粮储";

    public static string Text(int seed, int sentences = 30)
    {
        var random = new Random(seed);
        return Law + string.Concat(Enumerable.Range(0, sentences).Select(_ => Sentence(random)));
    }

    /// <summary>The same text a year later: numbers changed, some sentences written anew.</summary>
    public static string Copied(string text, int seed, double kept)
    {
        var random = new Random(seed);
        return string.Concat(text.Split('。', StringSplitOptions.RemoveEmptyEntries).Select(sentence =>
            random.NextDouble() < kept
                ? sentence.Replace(
                    "3", random.Next(4, 90).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) + "。"
                : Sentence(random)));
    }

    private static string Sentence(Random random) => string.Concat(
        Enumerable.Range(0, random.Next(18, 40)).Select(_ => Signs[random.Next(Signs.Length)])) + "3条，"
        + string.Concat(Enumerable.Range(0, random.Next(8, 20)).Select(_ => Signs[random.Next(Signs.Length)])) + "。";
}
