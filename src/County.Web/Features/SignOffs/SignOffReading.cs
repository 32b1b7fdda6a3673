using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.SignOffs;

/// <summary>Reads what the pages of sign-off show of the caller's own report.</summary>
internal sealed class SignOffReading(
    CountyContext db, DraftBook drafts, HandingIn desk, Caller caller)
{
    /// <summary>Null where the unit has no report of the year.</summary>
    public async Task<SignOffModel?> ReadAsync(int year, CancellationToken cancellation)
    {
        var (county, unit) = (caller.CountyId, caller.UnitId!.Value);
        if (await drafts.FindAsync(county, unit, year, cancellation) is not { } work) return null;
        var people = await PeopleAsync(db, county, unit, cancellation);
        var ready = await desk.LookAsync(work, cancellation);
        var passage = ready.Passage;
        return new SignOffModel(
            work,
            await db.Units.Where(u => u.UnitId == unit).Select(u => u.Name).SingleAsync(cancellation),
            passage,
            ready.With,
            passage is null
                ? Steps(await SignOffChain.OfAsync(db, county, unit, cancellation), people)
                : Steps(passage, people),
            await Passage.Of(db, work.Report).AsNoTracking().Where(p => p.EndedAt != null)
                .OrderByDescending(p => p.Number).ToListAsync(cancellation),
            await drafts.SubjectAsync(work, cancellation), ready.Appraisal)
        {
            Warning = ready.WhyUnanswered,
            IsAuthor = caller.Has(Right.Author),
            MaySetChain = caller.Has(Right.Signatory),
            MaySign = passage?.Current is { } step && SignOffBook.Holders(step.Right, step.MembershipId, people)
                .Any(one => one.MembershipId == caller.Membership!.MembershipId),
        };
    }

    /// <summary>People of a unit with an open account.</summary>
    public static Task<List<Membership>> PeopleAsync(
        CountyContext db, int county, int unit, CancellationToken cancellation) =>
        db.Memberships.AsNoTracking().Where(m => m.CountyId == county && m.UnitId == unit && m.ClosedAt == null)
            .OrderBy(m => m.MembershipId).ToListAsync(cancellation);

    public static List<SignOffModel.Step> Steps(Passage passage, IReadOnlyCollection<Membership> people) =>
    [
        .. passage.Signatures.Select(step => new SignOffModel.Step(
            step.Step, step.Title, WithWhom.Names(step.Right, step.MembershipId, people), step.IsOnPaper, step)),
    ];

    private static List<SignOffModel.Step> Steps(
        IReadOnlyList<SignOffStep> chain, IReadOnlyCollection<Membership> people) =>
    [
        .. chain.Select(step => new SignOffModel.Step(
            step.Step, step.Title, WithWhom.Names(step.Right, step.MembershipId, people), step.IsOnPaper, null)),
    ];
}
