using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>
/// 单位审签: a draft goes through the unit's own people, on the line or on paper, and comes out signed, sent back or void.
/// Each act answers null where it was done, else why not, in office Chinese. The caller holds the report's lock.
/// </summary>
/// <param name="db">Inside a transaction that names the unit.</param>
public sealed class SignOffBook(
    CountyContext db, DraftBook drafts, ReportBook reports, ProgressBook progress, TimeProvider time)
{
    private const string Stale = "审签已经结束或者重新开始，请看过现在的情况再办理";

    /// <summary>The passage with which the report may be handed in, to be changed; null where it has none.</summary>
    public async Task<SignOff?> CompletedAsync(Report report, CancellationToken cancellation)
    {
        if (report.State != ReportState.InSignOff) return null;
        if (await Passage.OpenAsync(db, report, isToChange: true, cancellation) is not { IsSigned: true } passage)
        {
            return null;
        }

        var work = await drafts.FindAsync(report.CountyId, report.UnitId, report.Year, cancellation);
        return work?.Hash == passage.SignOff.ContentHash ? passage.SignOff : null;
    }

    /// <summary>What the scans of a passage say in one hash; null where it has none.</summary>
    public async Task<string?> ScansHashAsync(SignOff passage, CancellationToken cancellation) =>
        (await Passage.WithAsync(db, passage, isToChange: false, cancellation)).ScansHash;

    /// <summary>The report was handed in with the passage; the caller saves.</summary>
    public void HandIn(SignOff passage, string person) =>
        Passage.End(passage, SignOffEnd.HandedIn, person, time.GetUtcNow());

    /// <summary>送单位审签: begins a passage through the unit's chain.</summary>
    public async Task<string?> StartAsync(Working work, string person, CancellationToken cancellation)
    {
        var report = work.Report;
        if (Workflow.Apply(ReportBook.Life(report), new Act.SendForSignOff(), Party.Unit) is Outcome.Refused(var why))
        {
            return why;
        }

        var appraisal = await progress.AppraiseAsync(work, cancellation);
        if (appraisal.Errors > 0) return $"还有{appraisal.Errors}个错误，改正后才能送单位审签";
        if (appraisal.Unexplained > 0) return $"还有{appraisal.Unexplained}个疑问没有说明，说明后才能送单位审签";
        var chain = await SignOffChain.OfAsync(db, report.CountyId, report.UnitId, cancellation);
        if (await LackingAsync(chain, report, cancellation) is { } lacking) return lacking;
        if (await reports.ActAsync(report, new Act.SendForSignOff(), Party.Unit, person, cancellation) is { } refusal)
        {
            return refusal;
        }

        // What the office filled in the meantime left a passage behind that nobody ended.
        await Passage.EndAsync(db, report, SignOffEnd.Voided, person, time.GetUtcNow(), cancellation);
        await AddAsync(work, chain, person, cancellation);
        return null;
    }

    /// <summary>审签: who holds the step's right signs it, on the line.</summary>
    /// <param name="number">The passage that the signer has seen.</param>
    /// <param name="step">The step that the signer has seen.</param>
    public async Task<string?> SignAsync(
        Working work, int number, int step, Membership signer, string? note, CancellationToken cancellation)
    {
        if (await SeenAsync(work, number, cancellation) is not { } passage) return Stale;
        if (await WhyNotAsync(passage, step, signer, "签", cancellation) is { } refusal) return refusal;
        var signature = passage.Current!;
        var now = time.GetUtcNow();
        (signature.Signer, signature.SignedOn, signature.Note) = (signer.Person, CountyDay.Of(now), note);
        (signature.RegisteredAt, signature.RegisteredBy, signature.IsOnPaper) = (now, signer.Person, false);
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>退回填报人: whose turn it is sends it back.</summary>
    public async Task<string?> DeclineAsync(
        Working work, int number, int step, Membership signer, string reason, CancellationToken cancellation)
    {
        if (await SeenAsync(work, number, cancellation) is not { } passage) return Stale;
        if (await WhyNotAsync(passage, step, signer, "退回", cancellation) is { } refusal) return refusal;
        if (string.IsNullOrWhiteSpace(reason)) return "退回填报人须写明理由";
        passage.SignOff.Reason = reason;
        return await BackAsync(work, passage, SignOffEnd.Declined, signer.Person, cancellation);
    }

    /// <summary>撤回审签: who fills takes it back before it is handed in.</summary>
    /// <param name="number">The passage that was seen; 0 where there is none, as before passages were kept.</param>
    public async Task<string?> WithdrawAsync(
        Working work, int number, string person, CancellationToken cancellation)
    {
        var passage = await Passage.OpenAsync(db, work.Report, isToChange: true, cancellation);
        return (passage?.SignOff.Number ?? 0) == number
            ? await BackAsync(work, passage, SignOffEnd.Withdrawn, person, cancellation)
            : Stale;
    }

    /// <summary>线下审签: registers who signed on paper and when: the current step, and any that follow it.</summary>
    /// <param name="papers">In the chain's order.</param>
    public async Task<string?> RegisterAsync(
        Working work, int number, IReadOnlyList<PaperSignature> papers, string person,
        CancellationToken cancellation)
    {
        if (await SeenAsync(work, number, cancellation) is not { } passage) return Stale;
        if (!passage.Standing.Any()) return "请先上传签字盖章后的扫描件或照片，再登记";
        var open = passage.Signatures.Where(step => step.Signer is null).ToList();
        if (papers.Count == 0 || !papers.Select(one => one.Step).SequenceEqual(open.Select(step => step.Step)
            .Take(papers.Count)))
        {
            return open.Count == 0 ? "各环节都已经签过" : $"请从“{open[0].Title}”起按顺序登记";
        }

        var now = time.GetUtcNow();
        var (first, today) = (FirstDay(work, passage), CountyDay.Of(now));
        if (papers.Any(one => one.SignedOn < first || one.SignedOn > today)) return WrongDay(first);
        foreach (var (step, paper) in open.Zip(papers))
        {
            (step.Signer, step.SignedOn, step.IsOnPaper) = (paper.Signer, paper.SignedOn, true);
            (step.RegisteredAt, step.RegisteredBy) = (now, person);
        }

        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>The first day on which what is signed could be signed: that of its last change.</summary>
    public static DateOnly FirstDay(Working work, Passage passage) =>
        CountyDay.Of(work.ChangedAt is { } changed && changed < passage.SignOff.StartedAt
            ? changed
            : passage.SignOff.StartedAt);

    /// <summary>What is said of a day of signature that cannot be.</summary>
    public static string WrongDay(DateOnly first) =>
        $"签字日期不能早于报告最后修改的那一天（{CountyDay.Iso(first)}），也不能晚于今天";

    /// <summary>Who may sign a step on the line, or send it back.</summary>
    /// <param name="named">The one person who may; who was named and has left names nobody.</param>
    /// <param name="open">People of the unit with an open account.</param>
    public static IEnumerable<Membership> Holders(Right right, int? named, IReadOnlyCollection<Membership> open) =>
        open.Any(one => one.MembershipId == named)
            ? open.Where(one => one.MembershipId == named && one.Rights.Contains(right))
            : open.Where(one => one.Rights.Contains(right));

    private async Task<string?> LackingAsync(
        IReadOnlyList<SignOffStep> chain, Report report, CancellationToken cancellation)
    {
        var people = await PeopleAsync(report.CountyId, report.UnitId, cancellation);
        var lacking = chain.FirstOrDefault(
            step => !step.IsOnPaper && !Holders(step.Right, step.MembershipId, people).Any());
        return lacking is null
            ? null
            : $"“{lacking.Title}”须由{lacking.Right.OfficialName(report.UnitId)}线上审签，本单位还没有这样的人员，"
                + "请签发人在“人员”里设置，或者把这一环节改为线下审签";
    }

    private async Task AddAsync(
        Working work, IReadOnlyList<SignOffStep> chain, string person, CancellationToken cancellation)
    {
        var report = work.Report;
        var number = (await Passage.Of(db, report).MaxAsync(p => (int?)p.Number, cancellation) ?? 0) + 1;
        db.SignOffs.Add(new SignOff
        {
            CountyId = report.CountyId,
            UnitId = report.UnitId,
            Year = report.Year,
            Number = number,
            ContentHash = work.Hash,
            StartedAt = time.GetUtcNow(),
            StartedBy = person,
        });
        db.Signatures.AddRange(chain.Select((step, place) => new Signature
        {
            CountyId = report.CountyId,
            UnitId = report.UnitId,
            Year = report.Year,
            Number = number,
            Step = place + 1,
            Title = step.Title,
            Right = step.Right,
            MembershipId = step.MembershipId,
            IsOnPaper = step.IsOnPaper,
        }));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The passage that goes on, if it is the one that was seen and nothing was changed since.</summary>
    private async Task<Passage?> SeenAsync(Working work, int number, CancellationToken cancellation) =>
        work.Report.State == ReportState.InSignOff
        && await Passage.OpenAsync(db, work.Report, isToChange: true, cancellation) is { } passage
        && passage.SignOff.Number == number && passage.SignOff.ContentHash == work.Hash
            ? passage
            : null;

    private async Task<string?> WhyNotAsync(
        Passage passage, int step, Membership signer, string verb, CancellationToken cancellation)
    {
        var seen = passage.Signatures.SingleOrDefault(one => one.Step == step);
        if (seen?.Signer is { } before) return $"“{seen.Title}”已由{before}签过";
        if (passage.Current is not { } current) return "各环节都已经签过";
        if (current.Step != step) return $"还没有轮到这一环节，现在是“{current.Title}”";
        var people = await PeopleAsync(current.CountyId, current.UnitId, cancellation);
        return Holders(current.Right, current.MembershipId, people).Any(one => one.MembershipId == signer.MembershipId)
            ? null
            : $"“{current.Title}”不由您{verb}";
    }

    private async Task<string?> BackAsync(
        Working work, Passage? passage, SignOffEnd end, string person, CancellationToken cancellation)
    {
        if (passage is not null) Passage.End(passage.SignOff, end, person, time.GetUtcNow());
        return await reports.ActAsync(
            work.Report, new Act.WithdrawFromSignOff(), Party.Unit, person, cancellation);
    }

    private Task<List<Membership>> PeopleAsync(int county, int unit, CancellationToken cancellation) =>
        db.Memberships.AsNoTracking().Where(m => m.CountyId == county && m.UnitId == unit && m.ClosedAt == null)
            .ToListAsync(cancellation);
}

/// <summary>Who signed a step on paper, and on which day.</summary>
public sealed record PaperSignature(int Step, string Signer, DateOnly SignedOn);
