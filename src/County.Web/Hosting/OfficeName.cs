namespace County.Web.Hosting;

/// <summary>What the units of a county call the office to which they hand in.</summary>
internal static class OfficeName
{
    /// <summary>Such as 津市市政府办.</summary>
    public static string Of(string county) => $"{county}政府办";
}
