using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>Opens, suspends and resumes counties, as the installation's operator. Each act stands in two records: the
/// county's own, and the installation's, which outlives it.</summary>
public sealed class CountyBook(Tenancy tenancy, TimeProvider time)
{
    // The secret goes by hand or post to another office.
    private static readonly TimeSpan SlipLasts = TimeSpan.FromDays(14);

    // A county's first administrator also answers submissions until the office has named somebody for that.
    private static readonly Right[] FirstRights = [Right.Reviewer, Right.Administrator];

    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        public sealed record Done : Outcome;

        /// <summary>A secret was made.</summary>
        public sealed record Invited(AccountSlip Slip) : Outcome;

        public sealed record NoSuchCounty : Outcome;

        /// <summary>Why not, in office Chinese.</summary>
        public sealed record Refused(string Reason) : Outcome;
    }

    /// <summary>Every county, by code.</summary>
    public async Task<IReadOnlyList<CountyState>> ListAsync(CancellationToken cancellation)
    {
        List<CountyRecord> counties;
        await using (var work = await tenancy.BeginAsync(Scope.Operator, TenantInfo.None, cancellation))
        {
            counties = await work.Db.Counties.AsNoTracking().OrderBy(c => c.CountyId).ToListAsync(cancellation);
        }

        var states = new List<CountyState>();
        foreach (var county in counties)
        {
            if (await FindAsync(county.CountyId, cancellation) is { } state) states.Add(state);
        }

        return states;
    }

    /// <summary>One county; null where there is none of that code.</summary>
    public async Task<CountyState?> FindAsync(int county, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Operator, new TenantInfo(county), cancellation);
        var record = await work.Db.Counties.AsNoTracking()
            .SingleOrDefaultAsync(c => c.CountyId == county, cancellation);
        if (record is null) return null;
        // Whom the office itself has invited is none of the operator's business.
        var used = First(work.Db).Where(i => i.UsedAt != null).OrderBy(i => i.MadeAt);
        var first = await Seen(used).FirstOrDefaultAsync(cancellation)
            ?? await Seen(First(work.Db).OrderByDescending(i => i.MadeAt)).FirstOrDefaultAsync(cancellation);
        return new CountyState(record, first);
    }

    /// <summary>Opens a county and invites its first administrator.</summary>
    /// <param name="opening">Without problems.</param>
    public async Task<Outcome> OpenAsync(CountyOpening opening, Actor actor, CancellationToken cancellation)
    {
        var county = int.Parse(opening.Code, System.Globalization.CultureInfo.InvariantCulture);
        await using var work = await tenancy.BeginAsync(Scope.Operator, new TenantInfo(county), actor, cancellation);
        if (await work.Db.Counties.AnyAsync(c => c.CountyId == county, cancellation))
        {
            return new Outcome.Refused($"代码{county}的县（市、区）已经开通。");
        }

        work.Db.Counties.Add(new CountyRecord
        {
            CountyId = county,
            Name = opening.Name,
            Prefecture = opening.Prefecture,
            Province = opening.Province,
        });
        var slip = Invite(work, county, opening);
        Note(work, "开通县（市、区）", county, opening.Name);
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        return new Outcome.Invited(slip);
    }

    /// <summary>Makes another slip where the first was lost or has lapsed; the one before is worthless then.</summary>
    public async Task<Outcome> InviteAgainAsync(int county, Actor actor, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Operator, new TenantInfo(county), actor, cancellation);
        if (await LockedAsync(work, county, cancellation) is not { } record) return new Outcome.NoSuchCounty();
        var slips = await First(work.Db).OrderByDescending(i => i.MadeAt).ToListAsync(cancellation);
        if (slips.Count == 0 || slips.Any(slip => slip.UsedAt is not null))
        {
            return new Outcome.Refused("首任管理员的账号已经启用，此后的账号由县（市、区）管理员开通。");
        }

        foreach (var open in slips.Where(slip => slip.RevokedAt is null)) open.RevokedAt = time.GetUtcNow();
        var slip = Invite(work, county, CountyOpening.Empty with
        {
            Name = record.Name,
            Person = slips[0].Person,
            Telephone = slips[0].Telephone ?? "",
            Email = slips[0].Email ?? "",
        });
        Note(work, "重开首任管理员开通单", county, record.Name);
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        return new Outcome.Invited(slip);
    }

    /// <summary>From now on nobody of the county gets in.</summary>
    public Task<Outcome> SuspendAsync(int county, string reason, Actor actor, CancellationToken cancellation) =>
        ChangeAsync(county, "停用县（市、区）", actor, record =>
        {
            if (record.SuspendedAt is not null) return "该县（市、区）已经停用。";
            if (reason.Length is 0 or > 200) return "请写明停用原因，200字以内；县（市、区）的人员登录时会看到。";
            (record.SuspendedAt, record.SuspendedFor) = (time.GetUtcNow(), reason);
            return null;
        }, cancellation);

    public Task<Outcome> ResumeAsync(int county, Actor actor, CancellationToken cancellation) =>
        ChangeAsync(county, "恢复县（市、区）", actor, record =>
        {
            if (record.SuspendedAt is null) return "该县（市、区）没有停用。";
            (record.SuspendedAt, record.SuspendedFor) = (null, null);
            return null;
        }, cancellation);

    private async Task<Outcome> ChangeAsync(
        int county, string act, Actor actor, Func<CountyRecord, string?> change, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Operator, new TenantInfo(county), actor, cancellation);
        if (await LockedAsync(work, county, cancellation) is not { } record) return new Outcome.NoSuchCounty();
        if (change(record) is { } refusal) return new Outcome.Refused(refusal);
        Note(work, act, county, record.Name, record.SuspendedFor);
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        return new Outcome.Done();
    }

    // Two operators at once wait for each other; the second meets what the first did.
    private static Task<CountyRecord?> LockedAsync(TenantWork work, int county, CancellationToken cancellation) =>
        work.Db.Counties.FromSql($"select * from county.counties where county_id = {county} for update")
            .SingleOrDefaultAsync(cancellation);

    private AccountSlip Invite(TenantWork work, int county, CountyOpening opening)
    {
        var (secret, now) = (Secret.New(), time.GetUtcNow());
        work.Db.Invitations.Add(new Invitation
        {
            CountyId = county,
            InvitationId = Guid.CreateVersion7(now),
            Kind = InvitationKind.Account,
            Person = opening.Person,
            Telephone = opening.Telephone.Length > 0 ? opening.Telephone : null,
            Email = opening.Email.Length > 0 ? opening.Email : null,
            Rights = FirstRights,
            TokenHash = Secret.Hash(secret),
            MadeAt = now,
            MadeBy = CountyState.Maker,
            ExpiresAt = now + SlipLasts,
        });
        return new AccountSlip(county, opening.Name, opening.Person, secret, now + SlipLasts);
    }

    private static IQueryable<Invitation> First(CountyContext db) => db.Invitations.Where(
        i => i.MadeBy == CountyState.Maker && i.Kind == InvitationKind.Account);

    private static IQueryable<FirstInvitation> Seen(IQueryable<Invitation> invitations) => invitations
        .Select(i => new FirstInvitation(i.Person, i.MadeAt, i.ExpiresAt, i.UsedAt));

    private static void Note(TenantWork work, string act, int county, string name, string? reason = null) =>
        work.Audit.Write(
            act, $"{county} {name}", place: TenantInfo.None,
            after: reason is null ? null : new Dictionary<string, object?> { ["Reason"] = reason });
}
