using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace County.Web.Hosting;

/// <summary>
/// Pages go out compressed, for lines are thin. What a page repeats of a request stands beside no secret that stays the
/// same: a form's token is another with every answer, so nothing is to be guessed from an answer's length.
/// </summary>
internal static class Packing
{
    public static IServiceCollection AddPacking(this IServiceCollection services) => services
        .AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        })
        .Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest)
        .Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
}
