using County.Data;

namespace County.Web.Features.Calendars;

/// <summary>
/// Says what a notice has moved: to the office, whose calendar shows it as well, and to each unit of its own dates.
/// </summary>
internal static class NoticeMessages
{
    private const string Kind = "calendar";

    /// <summary>What a notice's entry or revocation has moved, by the notice's number.</summary>
    public static string Effect(int number, bool isRevoked) => $"{Kind}/{number}/{(isRevoked ? "revoked" : "saved")}";

    /// <summary>The caller saves.</summary>
    public static void Add(
        CountyContext db, CalendarNotice notice, bool isRevoked, NoticeEffect effect, DateTimeOffset now)
    {
        var moved = effect.Lines.Where(line => line.IsMoved).ToList();
        if (moved.Count == 0) return;
        var name = Effect(notice.Number, isRevoked);
        var reason = $"{(isRevoked ? "作废" : "录入")}{notice.Source}：";
        var all = Sentence(moved.Select(line => line.Text));
        db.Messages.Add(Message(notice.CountyId, null, null, name, reason + all, now));
        foreach (var (round, members) in effect.Rounds)
        {
            foreach (var member in members.Where(member => member.Exemption is null))
            {
                var own = effect.Moves.Where(move => move.CanMove && move.Year == round.Year
                    && (move.UnitId == member.UnitId || (move.UnitId is null && move.Name != RoundDates.Summary)));
                var text = Sentence(own.Select(move =>
                    $"{move.Year}年度{move.Name}由{Hosting.Times.LongDay(move.From)}改为{Hosting.Times.LongDay(move.To)}"));
                if (text.Length == 0) continue;
                db.Messages.Add(Message(
                    notice.CountyId, member.UnitId, round.Year, $"{name}/{round.Year}/{member.UnitId}", reason + text,
                    now));
            }
        }
    }

    private static Message Message(
        int county, int? unit, int? year, string effect, string text, DateTimeOffset now) => new()
        {
            CountyId = county,
            MessageId = Guid.CreateVersion7(now),
            UnitId = unit,
            Year = year,
            Kind = Kind,
            Effect = effect,
            Rights = [],
            Subject = "放假安排有变动，报送日期提前",
            Text = text,
            Link = unit is null ? "/calendar" : $"/rounds/{year}/units/{unit}",
            MadeAt = now,
        };

    private static string Sentence(IEnumerable<string> moves) => string.Concat(moves.Select(move => $"{move}。"));
}
