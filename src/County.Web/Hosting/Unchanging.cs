namespace County.Web.Hosting;

/// <summary>Marks an endpoint whose answer is the same for everybody and for good under its address.</summary>
internal sealed class Unchanging
{
    public const string CacheControl = "public, max-age=31536000, immutable";
}
