using System.Diagnostics.CodeAnalysis;
using System.Net.Security;

namespace County.Web.Tests;

/// <summary>How a test's client meets a site over https, whose certificate was made a moment ago.</summary>
internal static class AnyCertificate
{
    [SuppressMessage("Security", "CA5359", Justification = "The site is the test's own, on this machine.")]
    public static SslClientAuthenticationOptions Options { get; } =
        new() { RemoteCertificateValidationCallback = (_, _, _, _) => true };
}
