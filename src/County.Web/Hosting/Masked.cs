namespace County.Web.Hosting;

/// <summary>Personal data as lists show it: enough to tell one from another, too little to use.</summary>
internal static class Masked
{
    /// <summary>A telephone number such as 138****1234; null stays null.</summary>
    public static string? Telephone(string? number) => number switch
    {
        null => null,
        { Length: >= 8 } => $"{number[..3]}****{number[^4..]}",
        _ => "****",
    };

    /// <summary>An e-mail address such as z****@163.com; null stays null.</summary>
    public static string? Email(string? address) => address?.IndexOf('@', StringComparison.Ordinal) switch
    {
        null => null,
        > 0 and var at => $"{address[..1]}****{address[at..]}",
        _ => "****",
    };
}
