using System.CommandLine;
using System.Globalization;
using County.Data;
using County.Web.Hosting;

namespace County.Web.Features.Counties;

/// <summary>Writes everything of a county into one archive.</summary>
internal static class TenantExport
{
    public static Command Command()
    {
        var county = TenantVerb.County();
        var target = new Argument<string>("TARGET")
        {
            Description = "A folder, in which the archive gets a name, or the file to make",
        };
        var command = new Command("export", "Write everything of a county into an archive") { county, target };
        command.SetAction((parsed, cancellation) => ExportAsync(
            parsed.GetRequiredValue(county), parsed.GetRequiredValue(target), cancellation));
        return command;
    }

    private static async Task<int> ExportAsync(int county, string target, CancellationToken cancellation)
    {
        await using var services = await TenantVerb.ServicesAsync(cancellation);
        var time = services.GetRequiredService<TimeProvider>();
        var file = Directory.Exists(target)
            ? Path.Combine(target, string.Create(
                CultureInfo.InvariantCulture, $"county-{county}-{time.GetUtcNow():yyyyMMddTHHmmssZ}.zip"))
            : target;
        if (File.Exists(file)) throw new MisconfiguredException($"{file} is there already");
        if (await services.GetRequiredService<CountyBook>().FindAsync(county, cancellation) is not { } state)
        {
            throw new MisconfiguredException($"there is no county {county}");
        }

        await NoteAsync(services, state.Record, cancellation);
        // The record goes out with its chain complete.
        await services.GetRequiredService<AuditChain>().LinkAsync(cancellation);
        var export = new CountyExport(services.GetRequiredService<Settings>().Database, time);
        var manifest = await WriteAsync(export, county, file, cancellation);
        Console.WriteLine(file);
        foreach (var part in manifest.Files) Console.WriteLine($"{part.File}\t{part.Rows}\t{part.Sha256}");
        Console.WriteLine($"audit head {manifest.AuditHead ?? "none"}");
        return 0;
    }

    /// <summary>Nobody else reads it, and half of one does not stay behind.</summary>
    private static async Task<CountyExport.Manifest> WriteAsync(
        CountyExport export, int county, string file, CancellationToken cancellation)
    {
        var half = file + ".part";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            CountyExport.Manifest? manifest;
            await using (var stream = new FileStream(half, options))
            {
                manifest = await export.WriteAsync(county, stream, cancellation);
            }

            File.Move(half, file);
            return manifest ?? throw new MisconfiguredException($"there is no county {county}");
        }
        catch (IOException unwritable)
        {
            throw new MisconfiguredException($"{file} cannot be written: {unwritable.Message}");
        }
        catch (UnauthorizedAccessException unwritable)
        {
            throw new MisconfiguredException($"{file} cannot be written: {unwritable.Message}");
        }
        finally
        {
            File.Delete(half);
        }
    }

    private static async Task NoteAsync(ServiceProvider services, CountyRecord county, CancellationToken cancellation)
    {
        await using var work = await services.GetRequiredService<Tenancy>().BeginAsync(
            Scope.Operator, new TenantInfo(county.CountyId), TenantVerb.Actor, cancellation);
        foreach (var place in new[] { TenantInfo.None, new TenantInfo(county.CountyId) })
        {
            work.Audit.Write("导出县（市、区）数据", $"{county.CountyId} {county.Name}", place: place);
        }

        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
    }
}
