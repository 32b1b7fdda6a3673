using County.Data;
using County.Reporting;
using County.Web.Features.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace County.Web.Tests.Season;

/// <summary>
/// A county that is made up for one test, in the season of the report of 2025: each unit has a clerk and a leader with
/// mail addresses, and a report of the year before that was accepted. One unit is exempt, one has an extension.
/// </summary>
internal sealed class BigCounty(string database, int units, TimeProvider time) : IAsyncDisposable
{
    public const int CountyId = 440100;
    public const int Year = 2025;

    private readonly ServiceProvider services =
        TestServer.Doors(database, poolSize: 20).AddSingleton(time).BuildServiceProvider();

    public Format Form { get; } = Catalogue.Of("2021");

    public int Units => units;

    public int Exempt => units - 1;

    /// <summary>Has until Friday 23 January, the others until Tuesday 20.</summary>
    public int Extended => units - 2;

    public TimeProvider Time => time;

    public County.Data.Tenancy Tenancy => services.GetRequiredService<County.Data.Tenancy>();

    public static int Clerk(int unit) => (CountyId * 1000) + (unit * 10);

    public static int Leader(int unit) => Clerk(unit) + 1;

    /// <summary>What the unit reported for the year before.</summary>
    public Figures LastYear(int unit) => new SampleReport(unit).Consistent(Form);

    /// <summary>A report of this year that breaks no rule beside last year's; another one for every seed.</summary>
    public Figures ThisYear(int unit, Random random)
    {
        const string issued = "t2_art20_1.normative_docs.issued";
        const string repealed = "t2_art20_1.normative_docs.repealed";
        const string inForce = "t2_art20_1.normative_docs.in_force";
        const string fees = "t2_art20_8.fees.fee_amount";
        var last = LastYear(unit);
        var made = new SampleReport(random.Next()).Consistent(Form);
        foreach (var decisions in new[] { "t2_art20_5.licences.decisions", "t2_art20_6.penalties.decisions" })
        {
            made = made.With(decisions, last[decisions] + random.Next(0, 3));
        }

        return made.With(inForce, last[inForce] + made[issued] - made[repealed])
            .With(fees, last[fees] + random.Next(0, 100)).WithTotals();
    }

    public async Task OpenAsync()
    {
        await using var db = Owner();
        db.Counties.Add(new() { CountyId = CountyId, Name = "某县", Prefecture = "某市", Province = "某省" });
        db.Add(new NotificationSettings { CountyId = CountyId, LeadersOn = true });
        db.Rounds.AddRange(Round(Year - 1), Round(Year));
        db.Memberships.Add(Person(CountyId * 1000, null, "office", Right.Reviewer, Right.Administrator));
        foreach (var unit in Enumerable.Range(1, units)) Add(db, unit);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Looks with the owner's eyes.</summary>
    public CountyContext Owner() => new(new DbContextOptionsBuilder<CountyContext>()
        .UseNpgsql(TestServer.Owner(database), CountyContext.Mapping).UseSnakeCaseNamingConvention().Options);

    public async Task<T> ReadAsync<T>(Func<CountyContext, Task<T>> read)
    {
        await using var db = Owner();
        return await read(db);
    }

    /// <summary>True where a roll-up has seen every change.</summary>
    public Task<bool> IsRolledUpAsync() => ReadAsync(db => db.ChangeMarks.AllAsync(mark =>
        mark.Changes == mark.RolledUp, TestContext.Current.CancellationToken));

    /// <summary>True where no mail waits.</summary>
    public Task<bool> IsSentAsync() => ReadAsync(db => db.Outbox.AllAsync(
        mail => mail.SentAt != null, TestContext.Current.CancellationToken));

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private void Add(CountyContext db, int unit)
    {
        db.Units.Add(new()
        {
            CountyId = CountyId,
            UnitId = unit,
            Code = $"{CountyId}{unit:000000}",
            Name = $"第{unit}镇",
            Kind = UnitKind.Township,
            ValidFrom = new DateOnly(2019, 1, 1),
        });
        db.RoundUnits.Add(new()
        {
            CountyId = CountyId,
            UnitId = unit,
            Year = Year,
            Exemption = unit == Exempt ? "当年新设" : null,
            ExtendedTo = unit == Extended ? new DateOnly(2026, 1, 23) : null,
            ExtensionReason = unit == Extended ? "档案搬迁" : null,
        });
        db.Reports.Add(new() { CountyId = CountyId, UnitId = unit, Year = Year });
        db.Memberships.Add(Person(Clerk(unit), unit, "clerk", Right.Author));
        db.Memberships.Add(Person(Leader(unit), unit, "leader", Right.Signatory, Right.Reviewer));
        AddLastYear(db, unit);
    }

    private void AddLastYear(CountyContext db, int unit)
    {
        var figures = LastYear(unit);
        var submission = new Submission
        {
            CountyId = CountyId,
            UnitId = unit,
            Year = Year - 1,
            Version = 1,
            Origin = SubmissionOrigin.Filled,
            ContentHash = ContentHash.Of(figures, Narrative.Empty),
            SubmittedAt = time.GetUtcNow().AddDays(-300),
            SubmittedBy = "填报人",
        };
        submission.Write(figures, Narrative.Empty);
        db.RoundUnits.Add(new() { CountyId = CountyId, UnitId = unit, Year = Year - 1 });
        db.Reports.Add(new()
        {
            CountyId = CountyId,
            UnitId = unit,
            Year = Year - 1,
            State = ReportState.Accepted,
            ReviewStarted = true,
            LatestVersion = 1,
            AcceptedVersion = 1,
        });
        db.Submissions.Add(submission);
    }

    private static Round Round(int year) => new()
    {
        CountyId = CountyId,
        Year = year,
        Format = "2021",
        Opens = new DateOnly(year, 12, 20),
        FirstDraftDue = new DateOnly(year + 1, 1, 12),
        SignedCopyDue = new DateOnly(year + 1, 1, 20),
        PublishBy = new DateOnly(year + 1, 1, 31),
        SummaryDue = new DateOnly(year + 1, 2, 20),
        CountyReportBy = new DateOnly(year + 1, 3, 31),
    };

    private static Membership Person(int number, int? unit, string name, params Right[] rights) => new()
    {
        CountyId = CountyId,
        MembershipId = number,
        UnitId = unit,
        AccountId = $"{name}{unit}",
        Person = name,
        Email = $"{name}{unit}@county.example",
        Rights = rights,
    };
}
