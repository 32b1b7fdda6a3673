using Microsoft.AspNetCore.Http.HttpResults;

namespace County.Web.Features.SignIn;

/// <summary>Says who sets a forgotten password anew: nothing is sent by mail to whoever asks.</summary>
public static class ForgottenEndpoint
{
    internal static RazorComponentResult<ForgottenPage> Page() => new();
}
