using System.CommandLine;
using County.Data;
using County.Web.Hosting;

namespace County.Web.Features.Audit;

/// <summary>Checks the audit record against the installation's key and every head that is known.</summary>
internal static class AuditVerb
{
    public static Command Command { get; } = Build();

    private static Command Build()
    {
        var county = new Option<int?>("--county") { Description = "Check one county alone; 0 is the installation" };
        var head = new Option<string[]>("--head")
        {
            Description = "A head COUNTY:COUNT:MARK that the chain must have had; may be given several times",
        };
        head.Validators.Add(given =>
        {
            foreach (var token in given.Tokens.Where(token => AuditHead.Parse(token.Value) is null))
            {
                given.AddError($"--head wants COUNTY:COUNT:MARK, not '{token.Value}'");
            }
        });
        var verify = new Command("verify", "Find changed, inserted and removed rows of the audit record, and name them")
        {
            county, head,
        };
        verify.SetAction((parsed, cancellation) => VerifyAsync(
            parsed.GetValue(county), [.. (parsed.GetValue(head) ?? []).Select(AuditHead.Parse).OfType<AuditHead>()],
            cancellation));
        return new Command("audit", "The audit record") { verify };
    }

    private static async Task<int> VerifyAsync(int? county, AuditHead[] given, CancellationToken cancellation)
    {
        await using var services = Foundation.Once(more => more.AddSingleton<AuditVerifier>());
        await Foundation.RequireSchemaAsync(services, cancellation);
        var verifier = services.GetRequiredService<AuditVerifier>();
        var faults = 0;
        try
        {
            foreach (var one in county is { } only ? [only] : await verifier.CountiesAsync(given, cancellation))
            {
                var verdict = await verifier.VerifyAsync(one, given, Console.WriteLine, cancellation);
                Console.WriteLine(verdict);
                faults += verdict.Faults;
            }
        }
        catch (InvalidDataException unreadable)
        {
            throw new MisconfiguredException($"County:Audit:Heads: {unreadable.Message}");
        }

        return faults == 0 ? 0 : 1;
    }
}
