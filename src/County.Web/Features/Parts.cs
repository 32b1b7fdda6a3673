using County.Data;
using County.Web.Features.Api;
using County.Web.Features.Clients;

namespace County.Web.Features;

/// <summary>What the pages and endpoints are made of.</summary>
internal static class Parts
{
    public static IServiceCollection AddParts(this IServiceCollection services) => services
        .AddScoped<ReportBook>().AddScoped<DraftBook>().AddScoped<Desk>().AddSingleton<Applications>()
        .AddApiDocument();
}
