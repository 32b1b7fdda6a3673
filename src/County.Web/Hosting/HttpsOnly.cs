namespace County.Web.Hosting;

/// <summary>What browsers do over https alone is not there over plain http.</summary>
internal sealed class HttpsOnly(Settings settings) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        settings.Transport == Transport.Https ? next(context) : ValueTask.FromResult<object?>(Results.NotFound());
}
