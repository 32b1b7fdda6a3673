using System.Collections.Frozen;

namespace County.Web.Tests.Attacks;

/// <summary>
/// Endpoints whose path points at nobody: everybody whom they let in gets an answer of their own, which may write their
/// own rows, and still nothing of the victim's.
/// </summary>
internal static class OwnAnswers
{
    public static FrozenDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["GET /"] = "leads to the newest round of one's own county, or to one's own reports",
        ["GET /reports"] = "the reports of one's own unit",
        ["GET /antiforgery"] = "a token of one's own session",
        ["GET /account"] = "one's own account",
        ["POST /account/password"] = "one's own password",
        ["POST /account/sessions/ending"] = "one's own sessions",
        ["GET /account/second-factor"] = "one's own second factor",
        ["POST /account/second-factor"] = "one's own second factor",
        ["POST /account/second-factor/removal"] = "one's own second factor",
        ["POST /account/backup-codes"] = "one's own codes",
        ["GET /account/passkeys"] = "one's own passkeys",
        ["POST /account/passkeys"] = "one's own passkeys",
        ["POST /account/passkeys/options"] = "one's own passkeys",
        ["GET /people"] = "the people of one's own place",
        ["GET /people/invitations/new"] = "a form for one's own place",
        ["POST /people/invitations"] = "invites into one's own place, whatever unit it names",
        ["GET /units"] = "the units of one's own county",
        ["GET /units/new"] = "a form",
        ["POST /units"] = "adds to one's own county",
        ["GET /audit"] = "the record of one's own county, whatever it is searched for",
        ["GET /audit/export"] = "the record of one's own county, whatever it is searched for",
        ["GET /mail"] = "the mail of one's own county",
        ["GET /messages"] = "the messages of one's own place",
        ["GET /review/settings"] = "the settings of one's own county",
        ["POST /review/settings"] = "the settings of one's own county",
        ["GET /reminders/settings"] = "the settings of one's own county",
        ["POST /reminders/settings"] = "the settings of one's own county",
        ["GET /clients"] = "the systems of one's own county",
        ["GET /clients/new"] = "a form",
        ["POST /clients"] = "adds to one's own county, whatever place it names",
        ["GET /history"] = "the seasons of one's own county",
        ["GET /history.xlsx"] = "the seasons of one's own county",
        ["GET /rounds"] = "the rounds of one's own county",
        ["GET /rounds/new"] = "a form, or leads to a round of one's own county",
        ["POST /rounds"] = "opens a round of one's own county",
        ["GET /calendar"] = "the calendar of one's own county",
        ["GET /calendar/derivation"] = "counts by the calendar of one's own county",
        ["POST /calendar/preview"] = "shows what would move in one's own county",
        ["POST /calendar/notices"] = "adds to the calendar of one's own county",
        ["GET /calendar/notices/{entry:int}/revocation"] = "a notice of one's own county",
        ["POST /calendar/notices/{entry:int}/revocation"] = "a notice of one's own county",
        ["GET /operator/calendar"] = "the installation's calendar, which is the operator's",
        ["POST /operator/calendar/preview"] = "the installation's calendar, which is the operator's",
        ["POST /operator/calendar/notices"] = "the installation's calendar, which is the operator's",
        ["GET /operator/calendar/notices/{entry:int}/revocation"] = "a notice of the installation's",
        ["POST /operator/calendar/notices/{entry:int}/revocation"] = "a notice of the installation's",
        ["GET /jobs"] = "the timetable, which is the installation's and names nobody",
        ["GET /operator/jobs"] = "the timetable, which is the operator's",
        ["POST /jobs/{job}/runs"] = "runs a job for one's own county",
        ["POST /operator/jobs/{job}/runs"] = "runs a job, which is the operator's",
        ["GET /operator"] = "the list of counties, which is the operator's",
        ["GET /operator/counties/new"] = "a form",
        ["POST /operator/counties"] = "opens a county, which is the operator's",
    }.ToFrozenDictionary();
}
