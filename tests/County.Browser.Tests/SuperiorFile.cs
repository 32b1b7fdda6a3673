using County.Documents;
using County.Reporting;

namespace County.Browser.Tests;

/// <summary>A superior's workbook on a disk: the official form of 2021, as a superior hands it down.</summary>
internal static class SuperiorFile
{
    public static string Save()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("superior").FullName, "年度报告汇总表.xlsx");
        var form = Catalogue.Of("2021");
        var owner = new TemplateOwner(0, "常德市", 0, "常德市", 2021, form);
        File.WriteAllBytes(path, TemplateWriter.Write(owner, Figures.Blank(form), Narrative.Empty, null));
        return path;
    }
}
