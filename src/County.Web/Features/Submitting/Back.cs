namespace County.Web.Features.Submitting;

/// <summary>Where somebody goes on after a small act on a report: to the page on which they did it.</summary>
internal static class Back
{
    /// <param name="page">As the page's form names it; the form of the report where it names none.</param>
    public static string To(int year, string? page) => page switch
    {
        "submission" => $"/reports/{year}/submission",
        "zero" => $"/reports/{year}/zero",
        _ => $"/reports/{year}",
    };
}
