using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace County.Web.Hosting;

/// <summary>How large and how slow a request may be.</summary>
internal static class Sizes
{
    /// <summary>A whole report's texts and figures are a tenth of it.</summary>
    public const long Request = 1024 * 1024;

    /// <summary>A scanned report of some sixty pages.</summary>
    public const long Upload = 20 * Request;

    /// <summary>Lets an endpoint take a file.</summary>
    public static TBuilder TakesFile<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RequestSizeLimitAttribute(Upload));

    public static void LimitSizes(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Request;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            // A village's line gives more; who sends less holds a connection for its own sake.
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(10));
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            // The largest form has a report's figures and texts, some three hundred fields.
            form.ValueCountLimit = 1000;
            form.KeyLengthLimit = 200;
            form.ValueLengthLimit = (int)Request;
            form.MultipartBodyLengthLimit = Upload;
            form.MultipartHeadersCountLimit = 8;
            form.MultipartHeadersLengthLimit = 4096;
        });
    }
}
