namespace County.Web.Hosting;

/// <summary>How a workbook is sent.</summary>
internal static class ExcelFile
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
