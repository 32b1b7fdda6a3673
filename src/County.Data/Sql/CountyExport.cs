using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace County.Data;

/// <summary>
/// Everything of a county, as it stood at one moment: an archive with a file of JSON lines for each table, and a
/// manifest with the number of rows and the SHA-256 of each. It never holds more than a row in memory.
/// </summary>
public sealed class CountyExport(string database, TimeProvider time)
{
    public const string ManifestFile = "manifest.json";

    private const string LineEnd = "\n";

    // What lets somebody in, or may: hashes of secrets, and mails that carry them.
    private static readonly Dictionary<string, string[]> Secrets = new()
    {
        ["invitations"] = ["token_hash"],
        ["outbox"] = ["text", "html"],
    };

    /// <summary>A table's file.</summary>
    public sealed record Part(string File, long Rows, string Sha256);

    /// <summary>What stands in the archive.</summary>
    public sealed record Manifest(
        int County, string Name, DateTimeOffset ExportedAt, string Schema, string? AuditHead,
        IReadOnlyList<Part> Files);

    /// <summary>Writes the archive; null where there is no such county.</summary>
    public async Task<Manifest?> WriteAsync(int county, Stream target, CancellationToken cancellation)
    {
        await using var owner = TenantTables.Owner(database);
        await using var db = TenantTables.Counties(owner);
        await using var transaction = await db.Database.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead, cancellation);
        await db.Database.ExecuteSqlAsync($"set transaction read only", cancellation);
        await db.Database.ExecuteSqlAsync($"set local time zone 'UTC'", cancellation);
        var record = await db.Counties.AsNoTracking().SingleOrDefaultAsync(c => c.CountyId == county, cancellation);
        if (record is null) return null;
        var last = await db.AuditLinks.AsNoTracking().Where(link => link.CountyId == county)
            .OrderByDescending(link => link.Number).FirstOrDefaultAsync(cancellation);
        var schema = (await db.Database.GetAppliedMigrationsAsync(cancellation)).Last();
        await using var archive = await ZipArchive.CreateAsync(
            target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellation);
        var files = new List<Part>();
        foreach (var table in TenantTables.Of(db.Model))
        {
            files.Add(await WriteAsync(archive, owner, table, county, cancellation));
        }

        var manifest = new Manifest(
            county, record.Name, time.GetUtcNow(), schema, last is null ? null : AuditHead.Of(last).ToString(), files);
        await using var entry = await archive.CreateEntry(ManifestFile).OpenAsync(cancellation);
        await JsonSerializer.SerializeAsync(entry, manifest, ManifestOptions, cancellation);
        return manifest;
    }

    private static readonly JsonSerializerOptions ManifestOptions = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static async Task<Part> WriteAsync(
        ZipArchive archive, NpgsqlConnection owner, IEntityType table, int county, CancellationToken cancellation)
    {
        var name = table.GetTableName()!;
        var key = string.Join(", ", table.FindPrimaryKey()!.Properties.Select(p => $"t.\"{p.GetColumnName()}\""));
        await using var command = new NpgsqlCommand(
            $"select (to_jsonb(t) - $2)::text from {table.QualifiedName()} t where t.{TenantTables.Tenant} = $1 "
            + $"order by {key}", owner);
        command.Parameters.Add(new NpgsqlParameter { Value = county });
        command.Parameters.Add(new NpgsqlParameter { Value = Secrets.GetValueOrDefault(name, []) });
        command.CommandTimeout = 0;
        var (file, rows) = ($"{name}.jsonl", 0L);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var entry = await archive.CreateEntry(file).OpenAsync(cancellation))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            for (; await reader.ReadAsync(cancellation); rows++)
            {
                var line = Encoding.UTF8.GetBytes(reader.GetString(0) + LineEnd);
                hash.AppendData(line);
                await entry.WriteAsync(line, cancellation);
            }
        }

        return new Part(file, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
