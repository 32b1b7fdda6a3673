using County.Web.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Tests.Season;

/// <summary>Holds the outbox against what the mail server has.</summary>
internal static class Deliveries
{
    /// <summary>
    /// None is lost and none is there that nobody wrote. A mail is there twice only where the first was the last of a
    /// conversation that a kill had cut off: whoever was killed had no time to write down that it was sent. How many
    /// such repetitions there are.
    /// </summary>
    public static async Task<int> AgreeAsync(BigCounty county, SmtpServer server, int kills)
    {
        var outbox = await county.ReadAsync(db => db.Outbox.AsNoTracking().ToListAsync());
        Assert.All(outbox, mail => Assert.NotNull(mail.SentAt));
        var letters = server.Letters.ToList();
        var names = letters.Select(letter => letter.Id).ToList();
        Assert.Equal(outbox.Select(mail => $"{mail.MessageId:N}@county.example").Order(), names.Distinct().Order());

        var cut = server.Cut.ToHashSet();
        Assert.InRange(cut.Count, 0, kills);
        var last = letters.GroupBy(letter => letter.Connection).Select(one => one.Last()).ToHashSet();
        var repeated = letters.GroupBy(letter => letter.Id).SelectMany(one => one.SkipLast(1)).ToList();
        Assert.All(repeated, letter => Assert.True(
            cut.Contains(letter.Connection) && last.Contains(letter), $"{letter.Id} came twice and nobody was killed"));
        Assert.InRange(repeated.Count, 0, cut.Count);
        return repeated.Count;
    }
}
