using System.Security.Cryptography;
using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Upward;

/// <summary>
/// 报送记录: that a filled workbook was sent, the superior's receipt, its return, and that it was sent again.
/// </summary>
internal static class SendingEndpoint
{
    public static async Task<IResult> Page(
        int year, int sending, UpwardReading reading, CancellationToken cancellation) =>
        await reading.SendingAsync(year, sending, null, cancellation) is { } model
            ? Pages.Show<SendingPage, SendingModel>(model)
            : Results.NotFound();

    /// <summary>The workbook as it was sent.</summary>
    public static async Task<IResult> File(int year, int sending, CountyContext db, CancellationToken cancellation) =>
        await db.UpwardSendings.AsNoTracking().SingleOrDefaultAsync(
            s => s.Year == year && s.Number == sending, cancellation) is { } found
            ? Results.File(found.Content, ExcelFile.MediaType, found.FileName)
            : Results.NotFound();

    public static async Task<IResult> Record(
        int year, IFormCollection form, CountyContext db, UpwardReading reading, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        var (round, refused) = await UpwardEndpoint.LockAsync(year, db, caller, cancellation);
        if (round is null) return refused ?? Results.NotFound();
        var typed = new Typed(form);
        var input = await SendingInput.ReadAsync(
            typed, year, reading, Times.Day(time.GetUtcNow()), cancellation);
        if (!typed.IsGood)
        {
            return Pages.Show<UpwardPage, UpwardModel>(
                await reading.ReadAsync(round, null, typed, cancellation), StatusCodes.Status422UnprocessableEntity);
        }

        var number = 1 + await db.UpwardSendings.Where(s => s.Year == year)
            .MaxAsync(s => (int?)s.Number, cancellation) ?? 1;
        var content = await reading.FillAsync(input.Template!, input.Summary!.Version, cancellation);
        var answers = await AnsweredAsync(year, input.Template!.Number, db, cancellation);
        db.UpwardSendings.Add(Sent(input, number, content!, answers, caller, time));
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect(UpwardEndpoint.SendingOf(year, number));
    }

    public static Task<IResult> Receive(
        int year, int sending, IFormCollection form, CountyContext db, UpwardReading reading, Caller caller,
        TimeProvider time, CancellationToken cancellation) =>
        AnswerAsync(year, sending, form, db, reading, caller, time, "receipt", "回执文号或者回执人", (found, day, text) =>
            (found.ReceivedOn, found.Receipt, found.ReceiptBy) = (day, text, caller.Person), cancellation);

    public static Task<IResult> Return(
        int year, int sending, IFormCollection form, CountyContext db, UpwardReading reading, Caller caller,
        TimeProvider time, CancellationToken cancellation) =>
        AnswerAsync(year, sending, form, db, reading, caller, time, "why", "退回原因", (found, day, text) =>
            (found.ReturnedOn, found.ReturnedFor, found.ReturnBy) = (day, text, caller.Person), cancellation);

    /// <param name="field">Where it says what the superior said.</param>
    private static async Task<IResult> AnswerAsync(
        int year, int sending, IFormCollection form, CountyContext db, UpwardReading reading, Caller caller,
        TimeProvider time, string field, string label, Action<UpwardSending, DateOnly, string> act,
        CancellationToken cancellation)
    {
        var (round, refused) = await UpwardEndpoint.LockAsync(year, db, caller, cancellation);
        if (round is null) return refused ?? Results.NotFound();
        var found = await db.UpwardSendings.SingleOrDefaultAsync(
            s => s.Year == year && s.Number == sending, cancellation);
        if (found is null) return Results.NotFound();
        var address = UpwardEndpoint.SendingOf(year, sending);
        if (found.ReturnedOn is not null) return Refusal.Show(address, "这一次已登记退回，不能再改；重新报送的另登记一次");
        if (field == "receipt" && found.ReceivedOn is not null) return Refusal.Show(address, "回执已经登记");
        var typed = new Typed(form);
        var (text, day) = (typed.Required(field, label, SendingInput.Longest),
            SendingInput.Day(typed, Times.Day(time.GetUtcNow())));
        if (day < found.SentOn) typed.Refuse("on", "不能早于报送的日期。");
        if (!typed.IsGood)
        {
            return Pages.Show<SendingPage, SendingModel>(
                (await reading.SendingAsync(year, sending, typed, cancellation))!,
                StatusCodes.Status422UnprocessableEntity);
        }

        act(found, day!.Value, text);
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect(address);
    }

    private static UpwardSending Sent(
        SendingInput input, int number, byte[] content, int? answers, Caller caller, TimeProvider time) => new()
        {
            CountyId = caller.CountyId,
            Year = input.Template!.Year,
            Number = number,
            Template = input.Template.Number,
            SummaryVersion = input.Summary!.Version,
            SentOn = input.On!.Value,
            Way = input.Way,
            Recipient = input.Recipient,
            SentBy = input.By,
            RecordedBy = caller.Person,
            RecordedAt = time.GetUtcNow(),
            FileName = input.Template.FileName,
            Content = content,
            Hash = Convert.ToHexStringLower(SHA256.HashData(content)),
            IncompleteFor = input.Why,
            Answers = answers,
        };

    /// <summary>The returned one of the same workbook that waits to be sent again.</summary>
    private static Task<int?> AnsweredAsync(
        int year, int template, CountyContext db, CancellationToken cancellation) => db.UpwardSendings
        .Where(s => s.Year == year && s.Template == template && s.ReturnedOn != null
            && !db.UpwardSendings.Any(later => later.CountyId == s.CountyId && later.Year == s.Year
                && later.Answers == s.Number))
        .MaxAsync(s => (int?)s.Number, cancellation);
}
