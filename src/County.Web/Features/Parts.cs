using County.Web.Features.Accounts;

namespace County.Web.Features;

/// <summary>What pages are made of beyond their handlers.</summary>
internal static class Parts
{
    public static IServiceCollection AddParts(this IServiceCollection services) =>
        services.AddScoped<AccountReading>().AddScoped<Proofs>();
}
