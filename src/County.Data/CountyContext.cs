using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace County.Data;

/// <summary>
/// Everything that belongs to a tenant. It has no query filters: the database itself shows each role only its rows.
/// </summary>
public sealed class CountyContext : DbContext
{
    public const string Schema = "county";

    // Without a transaction no tenant is named, and nothing could be saved.
    public CountyContext(DbContextOptions<CountyContext> options)
        : base(options) => Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;

    public DbSet<CountyRecord> Counties => Set<CountyRecord>();

    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<UnitLineage> Lineage => Set<UnitLineage>();

    public DbSet<UnitCard> UnitCards => Set<UnitCard>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<Handover> Handovers => Set<Handover>();

    public DbSet<Client> Clients => Set<Client>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<AuditLink> AuditLinks => Set<AuditLink>();

    public DbSet<Round> Rounds => Set<Round>();

    public DbSet<RoundUnit> RoundUnits => Set<RoundUnit>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<Check> Checks => Set<Check>();

    public DbSet<SubmissionFinding> Findings => Set<SubmissionFinding>();

    public DbSet<TakenOver> TakenOver => Set<TakenOver>();

    public DbSet<ReportAct> Acts => Set<ReportAct>();

    public DbSet<StoredSummary> Summaries => Set<StoredSummary>();

    public DbSet<StoredContribution> Contributions => Set<StoredContribution>();

    public DbSet<StoredGap> Gaps => Set<StoredGap>();

    public DbSet<Adjustment> Adjustments => Set<Adjustment>();

    public DbSet<SummaryAdjustment> SummaryAdjustments => Set<SummaryAdjustment>();

    public DbSet<CountyReport> CountyReports => Set<CountyReport>();

    public DbSet<CountyEdition> CountyEditions => Set<CountyEdition>();

    public DbSet<ChangeMark> ChangeMarks => Set<ChangeMark>();

    public DbSet<CalendarNotice> CalendarNotices => Set<CalendarNotice>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<NotificationSettings> NotificationSettings => Set<NotificationSettings>();

    public DbSet<PhoneCall> PhoneCalls => Set<PhoneCall>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<FieldWrite> FieldWrites => Set<FieldWrite>();

    public DbSet<Progress> Progress => Set<Progress>();

    public DbSet<ZeroStatement> ZeroStatements => Set<ZeroStatement>();

    public DbSet<Explanation> Explanations => Set<Explanation>();

    public DbSet<StatedExplanation> StatedExplanations => Set<StatedExplanation>();

    public DbSet<Remark> Remarks => Set<Remark>();

    public DbSet<SignOffStep> SignOffSteps => Set<SignOffStep>();

    public DbSet<SignOff> SignOffs => Set<SignOff>();

    public DbSet<Signature> Signatures => Set<Signature>();

    public DbSet<Scan> Scans => Set<Scan>();

    public DbSet<RoundIndicator> Indicators => Set<RoundIndicator>();

    public DbSet<SupplementEntry> SupplementEntries => Set<SupplementEntry>();

    public DbSet<SupplementValue> SupplementValues => Set<SupplementValue>();

    public DbSet<Release> Releases => Set<Release>();

    public DbSet<SealedCopy> SealedCopies => Set<SealedCopy>();

    public DbSet<ReturnLetter> ReturnLetters => Set<ReturnLetter>();

    public DbSet<ReviewSettings> ReviewSettings => Set<ReviewSettings>();

    public DbSet<OutsideSheet> OutsideSheets => Set<OutsideSheet>();

    public DbSet<OutsideEntry> OutsideFigures => Set<OutsideEntry>();

    public DbSet<UpwardTemplate> UpwardTemplates => Set<UpwardTemplate>();

    public DbSet<UpwardCell> UpwardCells => Set<UpwardCell>();

    public DbSet<UpwardSending> UpwardSendings => Set<UpwardSending>();

    public static void Mapping(NpgsqlDbContextOptionsBuilder options) =>
        options.MigrationsHistoryTable("migrations", Schema);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<Right[]>().HaveColumnType("text[]");
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        Table<CountyRecord>(modelBuilder, "counties", county => county.CountyId);
        var unit = Table<Unit>(modelBuilder, "units", unit => new { unit.CountyId, unit.UnitId });
        unit.HasIndex(u => new { u.CountyId, u.Code, u.ValidFrom }).IsUnique();
        unit.Ignore(u => u.Level);
        Belongs<Unit, CountyRecord>(unit, u => u.CountyId);
        var lineage = Table<UnitLineage>(
            modelBuilder, "unit_lineage", l => new { l.CountyId, l.UnitId, l.SuccessorId, l.Since });
        Belongs<UnitLineage, Unit>(lineage, l => new { l.CountyId, l.UnitId });
        Belongs<UnitLineage, Unit>(lineage, l => new { l.CountyId, l.SuccessorId });
        Belongs<UnitCard, Unit>(
            Table<UnitCard>(modelBuilder, "unit_cards", c => new { c.CountyId, c.UnitId, c.Year }),
            c => new { c.CountyId, c.UnitId });
        Belongs<Round, CountyRecord>(
            Table<Round>(modelBuilder, "rounds", r => new { r.CountyId, r.Year }), r => r.CountyId);
        var roundUnit = Table<RoundUnit>(modelBuilder, "round_units", r => new { r.CountyId, r.UnitId, r.Year });
        Belongs<RoundUnit, Unit>(roundUnit, r => new { r.CountyId, r.UnitId });
        Belongs<RoundUnit, Round>(roundUnit, r => new { r.CountyId, r.Year });
        PeopleMapping.Map(modelBuilder);
        RecordMapping.Map(modelBuilder);
        MessageMapping.Map(modelBuilder);
        DeskMapping.Map(modelBuilder);
        SupplementMapping.Map(modelBuilder);
        ReviewMapping.Map(modelBuilder);
        MapReports(modelBuilder);
        SummaryMapping.Map(modelBuilder);
        OutsideMapping.Map(modelBuilder);
        UpwardMapping.Map(modelBuilder);
        ArrayComparer<string>.SetFor(modelBuilder.Model);
        ArrayComparer<long?>.SetFor(modelBuilder.Model);
    }

    private static void MapReports(ModelBuilder model)
    {
        Belongs<Report, RoundUnit>(
            Table<Report>(model, "reports", r => new { r.CountyId, r.UnitId, r.Year }),
            r => new { r.CountyId, r.UnitId, r.Year });
        var draft = Table<Draft>(model, "drafts", d => new { d.CountyId, d.UnitId, d.Year });
        Belongs<Draft, Report>(draft, d => new { d.CountyId, d.UnitId, d.Year });
        Content(draft, "drafts");
        var submission = Table<Submission>(model, "submissions", s => new { s.CountyId, s.UnitId, s.Year, s.Version });
        Belongs<Submission, Report>(submission, s => new { s.CountyId, s.UnitId, s.Year });
        Content(submission, "submissions");
        Belongs<Check, Report>(
            Table<Check>(model, "checks", c => new { c.CountyId, c.UnitId, c.Year, c.Version, c.Number }),
            c => new { c.CountyId, c.UnitId, c.Year });
        Belongs<SubmissionFinding, Check>(
            Table<SubmissionFinding>(
                model, "findings", f => new { f.CountyId, f.UnitId, f.Year, f.Version, f.CheckNumber, f.Ordinal }),
            f => new { f.CountyId, f.UnitId, f.Year, f.Version, f.CheckNumber });
        var takenOver = Table<TakenOver>(model, "taken_over", t => new { t.CountyId, t.UnitId, t.Year });
        Belongs<TakenOver, Unit>(takenOver, t => new { t.CountyId, t.UnitId });
        takenOver.Ignore(t => t.Figures);
        takenOver.ToTable(table => Lengths(table, "taken_over"));
        Belongs<ReportAct, Report>(
            Table<ReportAct>(model, "acts", a => new { a.CountyId, a.UnitId, a.Year, a.Ordinal }),
            a => new { a.CountyId, a.UnitId, a.Year });
    }

    internal static EntityTypeBuilder<T> Table<T>(
        ModelBuilder model, string name, Expression<Func<T, object?>> key)
        where T : class
    {
        var entity = model.Entity<T>();
        entity.ToTable(name);
        entity.HasKey(key);
        foreach (var property in entity.Metadata.FindPrimaryKey()!.Properties)
        {
            property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        }

        return entity;
    }

    internal static void Belongs<T, TOwner>(EntityTypeBuilder<T> entity, Expression<Func<T, object?>> key)
        where T : class
        where TOwner : class =>
        entity.HasOne<TOwner>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Restrict);

    private static void Content<T>(EntityTypeBuilder<T> entity, string name)
        where T : ReportContent
    {
        entity.Ignore(content => content.Figures);
        entity.Ignore(content => content.Narrative);
        entity.ToTable(table => Lengths(table, name));
    }

    /// <summary>A row of figures is as long as its format, or it is refused.</summary>
    internal static void Lengths<T>(TableBuilder<T> table, string name)
        where T : class
    {
        var formats = Reporting.Catalogue.All.Select(format =>
        {
            var (proactive, applications, disputes) = Reporting.Figures.Blank(format).Parts();
            return $"format = '{format.Id}' and cardinality(proactive) = {proactive.Length} and "
                + $"cardinality(applications) = {applications.Length} and cardinality(disputes) = {disputes.Length}";
        });
        table.HasCheckConstraint($"ck_{name}_lengths", string.Join(" or ", formats));
    }
}
