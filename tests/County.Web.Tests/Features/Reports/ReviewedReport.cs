using County.Web.Tests.Features.Submitting;
using static County.Web.Tests.Features.Submitting.OpenReport;

namespace County.Web.Tests.Features.Reports;

/// <summary>A report that was handed in with explained queries, and the people of both sides.</summary>
internal sealed class ReviewedReport : IDisposable
{
    public const string Reviewer = "jinshi-reviewer";

    private ReviewedReport(Visitor clerk, Visitor leader, Visitor office, Visitor reviewer) =>
        (Clerk, Leader, Office, Other) = (clerk, leader, office, reviewer);

    public Visitor Clerk { get; }

    public Visitor Leader { get; }

    /// <summary>管理员 and 审核员 of the office.</summary>
    public Visitor Office { get; }

    /// <summary>审核员 of the office.</summary>
    public Visitor Other { get; }

    /// <summary>The second submission is in; its review has not begun.</summary>
    public static async Task<ReviewedReport> HandInAsync(DemoDatabase demo)
    {
        await ReopenAsync(demo);
        await AddLastYearAsync(demo);
        var people = new ReviewedReport(
            await EnterAsync(demo, Visitor.Clerk), await EnterAsync(demo, OpenReport.Leader),
            await EnterAsync(demo, Visitor.Office), await EnterAsync(demo, Reviewer));
        await people.HandInAsync();
        return people;
    }

    public async Task HandInAsync(string text = "经核对台账，数字无误")
    {
        await ExplainAllAsync(Clerk, text: text);
        await SignAsync(Clerk, Leader);
        var done = await PostAsync(Clerk, Submission);
        Assert.True(done.Status == 302, Text(done));
    }

    /// <summary>The office does something with the newest submission.</summary>
    public async Task DoAsync(string act, params (string, string)[] fields) =>
        Done(await ActAsync(Office, act, fields));

    public static Task<Visitor.Answer> ActAsync(
        Visitor who, string act, params (string Name, string Value)[] fields) => PostAsync(
        who, $"{Page}/{act}", fields.Any(one => one.Name == "version") ? fields : [("version", "2"), .. fields]);

    /// <summary>The office is refused, in these words.</summary>
    public async Task RefusedAsync(string words, string act, params (string, string)[] fields) =>
        Refused(words, await ActAsync(Office, act, fields));

    public static void Refused(string words, Visitor.Answer answer)
    {
        Assert.True(answer.Status == 409, $"{answer.Status} {Text(answer)}");
        Assert.Contains(words, Text(answer), StringComparison.Ordinal);
    }

    public static void Done(Visitor.Answer answer) => Assert.True(answer.Status == 302, Text(answer));

    public void Dispose()
    {
        foreach (var one in new[] { Clerk, Leader, Office, Other }) one.Dispose();
    }
}
