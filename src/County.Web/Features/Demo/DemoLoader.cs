using County.Data;
using County.Documents;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Demo;

/// <summary>
/// Opens the county, then does what its people would: the units' published reports are read from their text and handed
/// in, the office accepts those without errors.
/// </summary>
internal sealed class DemoLoader(Tenancy tenancy, TimeProvider time)
{
    private const string Importer = "演示导入";

    private const int OpenYear = 2022;

    /// <summary>The first year in which the county asks for more than the report.</summary>
    private const int FirstAsked = 2021;

    private static readonly (int Year, string Format)[] Rounds = [(2019, "2019"), (2021, "2021")];

    public async Task LoadAsync(CancellationToken cancellation)
    {
        await OpenCountyAsync(cancellation);
        foreach (var (year, format) in Rounds)
        {
            foreach (var unit in DemoCounty.Units)
            {
                if (year == 2019 && unit.Name == DemoCounty.MissingUnit) continue;
                if (await HandInAsync(unit, year, Catalogue.Of(format), cancellation))
                {
                    await AcceptAsync(unit, year, cancellation);
                }
            }
        }
    }

    /// <summary>Opens a round whose reports are all to be filled, for whoever wants to try the form.</summary>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(
            Scope.Office, new TenantInfo(DemoCounty.CountyId), cancellation);
        if (await work.Db.Rounds.AnyAsync(round => round.Year == OpenYear, cancellation)) return;
        AddRound(work.Db, OpenYear, "2021");
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        await Console.Out.WriteLineAsync($"opened the round {OpenYear}");
    }

    /// <summary>The operator opens the county, its office sets it up.</summary>
    private async Task OpenCountyAsync(CancellationToken cancellation)
    {
        await using (var operation = await tenancy.BeginAsync(
            Scope.Operator, new TenantInfo(DemoCounty.CountyId), cancellation))
        {
            if (await operation.Db.Counties.AnyAsync(c => c.CountyId == DemoCounty.CountyId, cancellation)) return;
            operation.Db.Counties.Add(DemoCounty.Record);
            await operation.Db.SaveChangesAsync(cancellation);
            await operation.CommitAsync(cancellation);
        }

        await using var work = await tenancy.BeginAsync(
            Scope.Office, new TenantInfo(DemoCounty.CountyId), cancellation);
        var db = work.Db;
        db.Units.AddRange(DemoCounty.Units);
        foreach (var (year, format) in Rounds) AddRound(db, year, format);
        await db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        await Console.Out.WriteLineAsync(
            $"opened {DemoCounty.Record.Name}: {DemoCounty.Units.Count} units, {Rounds.Length} rounds");
    }

    private void AddRound(CountyContext db, int year, string format)
    {
        db.Rounds.Add(DemoCounty.Round(year, format));
        if (year >= FirstAsked) db.Indicators.AddRange(DemoIndicators.Of(year));
        db.RoundUnits.AddRange(DemoCounty.Units.Select(unit => new RoundUnit
        {
            CountyId = unit.CountyId,
            UnitId = unit.UnitId,
            Year = year,
            IsSample = !IsReal(unit, year),
        }));
        db.Reports.AddRange(DemoCounty.Units.Select(unit => new Report
        {
            CountyId = unit.CountyId,
            UnitId = unit.UnitId,
            Year = year,
            ChangedAt = time.GetUtcNow(),
        }));
    }

    /// <summary>True where the report was handed in now; false where it was there.</summary>
    private async Task<bool> HandInAsync(Unit unit, int year, Format format, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(
            Scope.Unit, new TenantInfo(unit.CountyId, unit.UnitId), cancellation);
        var report = await work.Db.Reports.SingleAsync(r => r.Year == year, cancellation);
        if (report.LatestVersion > 0) return false;
        var subject = Read(Text(unit, year, format), unit);
        if (await new ReportBook(work.Db, time).SubmitAsync(
            report, subject, SubmissionOrigin.AsPublished, Importer, cancellation) is { } refusal)
        {
            throw new InvalidOperationException($"{unit.Name} {year}: {refusal}");
        }

        // One unit leaves them blank, as one always does.
        if (year >= FirstAsked && unit.Name != DemoCounty.MissingUnit)
        {
            DemoIndicators.Answer(work.Db, unit, year);
            await work.Db.SaveChangesAsync(cancellation);
        }

        await work.CommitAsync(cancellation);
        await Console.Out.WriteLineAsync($"read and submitted {unit.Name} {year}");
        return true;
    }

    private async Task AcceptAsync(Unit unit, int year, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Office, new TenantInfo(unit.CountyId), cancellation);
        var db = work.Db;
        var hasErrors = await CheckBook.Current(db).AnyAsync(
            f => f.UnitId == unit.UnitId && f.Year == year && f.Severity == Severity.Error, cancellation);
        if (hasErrors) return;
        var report = await db.Reports.SingleAsync(r => r.UnitId == unit.UnitId && r.Year == year, cancellation);
        var book = new ReportBook(db, time);
        foreach (var act in new Act[] { new Act.StartReview(), new Act.Accept(0, null) })
        {
            if (await book.ActAsync(report, act, Party.Office, "政务公开股", cancellation) is { } refusal)
            {
                throw new InvalidOperationException($"{unit.Name} {year}: {refusal}");
            }
        }

        await work.CommitAsync(cancellation);
        await Console.Out.WriteLineAsync($"accepted {unit.Name} {year}");
    }

    private static Subject Read(string text, Unit unit) => ReportReader.ReadText(text) switch
    {
        ReadResult.Read({ Subject: { } subject }) => subject with { Level = unit.Level },
        _ => throw new InvalidOperationException($"The text of {unit.Name} cannot be read"),
    };

    private static string Text(Unit unit, int year, Format format)
    {
        if (IsReal(unit, year)) return Embedded($"{unit.Name}-{year}.txt");
        var figures = new SampleReport(year * 100 + unit.UnitId).Consistent(format);
        if (year == 2019 && unit.Name == DemoCounty.UnbalancedUnit) figures = Unbalance(figures);
        return SampleReport.Print(figures, SampleNarrative.Of(figures, unit.Name, year), $"津市市{unit.Name}", year);
    }

    /// <summary>One application too many was received: it went nowhere.</summary>
    private static Figures Unbalance(Figures figures)
    {
        const string received = "t3_applications.new_received.natural_person";
        return figures.With(received, figures[received] + 1).WithTotals();
    }

    private static bool IsReal(Unit unit, int year) => unit.Name == DemoCounty.RealUnit && year == 2019;

    private static string Embedded(string name)
    {
        using var stream = typeof(DemoLoader).Assembly.GetManifestResourceStream($"Demo/{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
