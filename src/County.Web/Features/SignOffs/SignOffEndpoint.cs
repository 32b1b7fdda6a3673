using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features.SignOffs;

/// <summary>单位审签: a unit's own people look at the report, sign it or send it back.</summary>
internal static class SignOffEndpoint
{
    private const int LongestNote = 200;
    private const int LongestReason = 500;

    public static async Task<IResult> Page(int year, SignOffReading reading, CancellationToken cancellation) =>
        await reading.ReadAsync(year, cancellation) is { } model
            ? Pages.Show<SignOffPage, SignOffModel>(model)
            : Results.NotFound();

    /// <summary>送单位审签.</summary>
    /// <param name="seen">The version of the draft that was looked at.</param>
    public static Task<IResult> Start(
        int year, [FromForm] string? seen, DraftBook drafts, SignOffBook book, Caller caller,
        CancellationToken cancellation) =>
        ActAsync(year, drafts, caller, async work => work.Version == seen
            ? await book.StartAsync(work, caller.Person, cancellation)
            : Words.Key("报告刚刚有改动，请看过现在的内容再送审签"), cancellation);

    /// <summary>同意.</summary>
    public static Task<IResult> Sign(
        int year, [FromForm] int passage, [FromForm] int step, [FromForm] string? note, DraftBook drafts,
        SignOffBook book, Caller caller, CancellationToken cancellation) =>
        ActAsync(year, drafts, caller, async work =>
        {
            var words = Typed.Clean(note).Trim();
            if (words.Length > LongestNote) return Words.Say("审签意见不能超过{0}个字", LongestNote);
            return await book.SignAsync(
                work, passage, step, caller.Membership!, words.Length == 0 ? null : words, cancellation);
        }, cancellation);

    /// <summary>退回填报人.</summary>
    public static Task<IResult> Decline(
        int year, [FromForm] int passage, [FromForm] int step, [FromForm] string? reason, DraftBook drafts,
        SignOffBook book, Caller caller, CancellationToken cancellation) =>
        ActAsync(year, drafts, caller, async work =>
        {
            var words = Typed.Clean(reason).Trim();
            if (words.Length > LongestReason) return Words.Say("退回的理由不能超过{0}个字", LongestReason);
            return await book.DeclineAsync(work, passage, step, caller.Membership!, words, cancellation);
        }, cancellation);

    /// <summary>撤回审签.</summary>
    public static Task<IResult> Withdraw(
        int year, [FromForm] int passage, DraftBook drafts, SignOffBook book, Caller caller,
        CancellationToken cancellation) =>
        ActAsync(
            year, drafts, caller,
            async work => await book.WithdrawAsync(work, passage, caller.Person, cancellation), cancellation);

    /// <summary>Acts on the caller's own report, which nobody else moves meanwhile.</summary>
    internal static async Task<IResult> ActAsync(
        int year, DraftBook drafts, Caller caller, Func<Working, Task<Sentence?>> act, CancellationToken cancellation)
    {
        var address = $"/reports/{year}/sign-off";
        if (await drafts.LockAsync(caller.CountyId, caller.UnitId!.Value, year, cancellation) is not { } work)
        {
            return Results.NotFound();
        }

        return await act(work) is { } refusal
            ? Refusal.Show(address, refusal, Words.Key("回到审签"))
            : Results.LocalRedirect(address);
    }
}
