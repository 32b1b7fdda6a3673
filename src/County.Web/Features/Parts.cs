using County.Data;
using County.Web.Features.Accounts;
using County.Web.Features.Api;
using County.Web.Features.Clients;
using County.Web.Features.OutsideFigures;
using County.Web.Features.Reports;
using County.Web.Features.SignOffs;
using County.Web.Features.Summaries;
using County.Web.Features.Upward;
using County.Web.Hosting;

namespace County.Web.Features;

/// <summary>What the pages and endpoints are made of beyond their handlers.</summary>
internal static class Parts
{
    public static IServiceCollection AddParts(this IServiceCollection services) => services
        .AddScoped<AccountReading>().AddScoped<Proofs>()
        .AddScoped<ReportBook>().AddScoped<ReportNotices>().AddScoped<Inbox>().AddScoped<DraftBook>()
        .AddScoped<SupplementBook>().AddScoped<FieldBook>().AddScoped<ProgressBook>().AddScoped<Saving>()
        .AddScoped<SignOffBook>().AddScoped<ScanBook>().AddScoped<SignOffReading>()
        .AddScoped<ExplanationBook>().AddScoped<ZeroBook>().AddScoped<RemarkBook>().AddScoped<CountyReportBook>()
        .AddScoped<HandingIn>().AddScoped<ReportReading>().AddScoped<ReviewReading>()
        .AddScoped<Reviewing>().AddScoped<ReleaseBook>().AddScoped<LetterBook>().AddScoped<SealedCopyBook>()
        .AddScoped<OutsideBook>().AddScoped<OutsideReading>().AddScoped<UpwardReading>()
        .AddScoped<OutsideBook>()
        .AddScoped<Api.Desk>().AddSingleton<Applications>().AddSingleton<RollUpHandler>()
        .AddApiDocument();
}
