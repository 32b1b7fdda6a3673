using County.Data;
using County.Reporting;

namespace County.Web.Features.Desk;

/// <summary>Findings as the form lists them.</summary>
internal static class DeskFindings
{
    private static readonly string Blanks = new FBlank().Code;

    /// <summary>Without blanks, which the line of what is missing tells: a new form is not full of errors.</summary>
    public static IReadOnlyList<Finding> Listed(Appraisal appraisal) =>
        [.. appraisal.Findings.Where(finding => finding.Code != Blanks)];
}
