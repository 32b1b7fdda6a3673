namespace County.Web.Hosting;

/// <summary>
/// 版本码: by what is printed on paper tells whether it is what stands in the system. The first eight digits of the hash
/// of figures and text, such as A1B2-C3D4.
/// </summary>
internal static class VersionCode
{
    public static string Of(string contentHash)
    {
        var digits = contentHash[..8].ToUpperInvariant();
        return $"{digits[..4]}-{digits[4..]}";
    }
}
