using System.Diagnostics;
using System.Globalization;
using System.Text;
using County.Reporting;

namespace County.Benchmarks;

/// <summary>
/// Looking for copied text among the narratives of the nation: the time a text takes, against that among a fourth of
/// them. Comparing all pairs would take four times as long for each.
/// </summary>
internal sealed record Copies() : Ratio("40000-narratives/10000", 1.6, Alone, Alone)
{
    private const int Many = 40_000;
    private const int Part = 4;
    private const string Words = "山水田林路桥村街学医农工商税财民政法审计统渔牧教文体旅环保城建交通应急消防气象邮电粮储";
    private const string Law = "依照政府信息公开条例的规定编制本报告，内容按照统一格式填写并向社会公布，欢迎公众查阅和监督。";

    public override async Task<double> MeasureAsync(bool isShort)
    {
        var many = isShort ? Many / 10 : Many;
        var all = Drawn(many);
        var part = all[..(many / Part)];
        Run(all[..1_000]);
        var (small, large) = (double.MaxValue, double.MaxValue);
        for (var turn = 0; turn < 2; turn++)
        {
            for (var i = 0; i < Part; i++) small = Math.Min(small, Run(part).Seconds);
            var (seconds, found, compared) = Run(all);
            large = Math.Min(large, seconds);
            if (found < many / 20 * 0.95) throw new InvalidOperationException($"{found} of {many / 20} copies found");
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{many:N0} narratives in {seconds:N1} s, {found:N0} copies found, {compared:N0} pairs compared"));
        }

        return large / small / Part;
    }

    private static Task Alone() => Task.CompletedTask;

    private static (double Seconds, int Found, int Compared) Run(CopyText[] texts)
    {
        var clock = Stopwatch.StartNew();
        var common = Boilerplate.Learn(texts.Select(text => new[] { text.Text }), CopyLimits.Usual);
        var index = new CopyIndex(common, CopyLimits.Usual);
        foreach (var text in texts) index.Add(text);
        var pairs = index.Pairs();
        return (clock.Elapsed.TotalSeconds, pairs.Count, index.Compared);
    }

    // One in twenty is a neighbour's text with some sentences written anew.
    private static CopyText[] Drawn(int many)
    {
        var random = new Random(1);
        var texts = new CopyText[many];
        for (var i = 0; i < many; i++)
        {
            var copied = i % 20 == 19 ? texts[i - 1].Text.Split('。', StringSplitOptions.RemoveEmptyEntries) : null;
            var text = new StringBuilder(Law);
            for (var sentence = 1; sentence < 26; sentence++)
            {
                if (copied is not null && random.Next(10) < 8) text.Append(copied[sentence]).Append('。');
                else Sentence(random, text);
            }

            texts[i] = new CopyText(i.ToString(CultureInfo.InvariantCulture), 2024, text.ToString());
        }

        return texts;
    }

    private static void Sentence(Random random, StringBuilder text)
    {
        for (var i = random.Next(25, 50); i > 0; i--) text.Append(Words[random.Next(Words.Length)]);
        text.Append(random.Next(100)).Append("条。");
    }
}
