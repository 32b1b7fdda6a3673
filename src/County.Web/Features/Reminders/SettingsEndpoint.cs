using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Reminders;

/// <summary>提醒设置: by which ways the county reminds, whom, in whose name.</summary>
public static class SettingsEndpoint
{
    /// <param name="Today">The day for which quiet hours can be lifted.</param>
    /// <param name="IsSaved">Whether it was saved a moment ago.</param>
    public sealed record Model(Typed Form, DateOnly Today, bool IsSaved)
    {
        public bool Is(string name) => Form[name] == "true";
    }

    internal static async Task<IResult> Page(
        bool? saved, CountyContext db, Caller caller, TimeProvider time, CancellationToken cancellation)
    {
        var settings = await Audience.SettingsAsync(db, caller.CountyId, cancellation);
        var today = Times.Day(time.GetUtcNow());
        return Show(
            new Typed(
                ("mail", Ticked(settings.MailOn)), ("sms", Ticked(settings.ShortMessageOn)),
                ("leaders", Ticked(settings.LeadersOn)), ("lifted", Ticked(settings.QuietLiftedOn == today)),
                ("sender", settings.SenderName), ("reply", settings.ReplyTo), ("telephone", settings.Telephone)),
            today, saved == true);
    }

    internal static async Task<IResult> Save(
        IFormCollection form, CountyContext db, Caller caller, TimeProvider time, CancellationToken cancellation)
    {
        var county = caller.CountyId;
        var today = Times.Day(time.GetUtcNow());
        var typed = new Typed(form);
        var (sender, reply, telephone) = (typed.Text("sender", 30), typed.Email("reply"), typed.Telephone("telephone"));
        if (!typed.IsGood) return Show(typed, today, false, StatusCodes.Status422UnprocessableEntity);
        // Two who save for the first time at once come one after the other.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({county}, 0)", cancellation);
        var settings = await db.NotificationSettings.SingleOrDefaultAsync(s => s.CountyId == county, cancellation);
        if (settings is null) db.NotificationSettings.Add(settings = new NotificationSettings { CountyId = county });
        (settings.MailOn, settings.ShortMessageOn) = (typed["mail"] == "true", typed["sms"] == "true");
        settings.LeadersOn = typed["leaders"] == "true";
        settings.QuietLiftedOn = typed["lifted"] == "true" ? today : null;
        (settings.SenderName, settings.ReplyTo, settings.Telephone) = (sender, reply, telephone);
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect("/reminders/settings?saved=true");
    }

    private static RazorComponentResult<SettingsPage> Show(
        Typed form, DateOnly today, bool isSaved, int status = StatusCodes.Status200OK) =>
        Pages.Show<SettingsPage, Model>(new Model(form, today, isSaved), status);

    private static string Ticked(bool isOn) => isOn ? "true" : "";
}
