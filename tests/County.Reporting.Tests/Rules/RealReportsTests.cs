using System.Text.Json;

namespace County.Reporting.Tests;

[Trait("shows", "main-job")]
public class RealReportsTests
{
    private static readonly Format Form = Catalogue.Of("2021");

    [Fact]
    public void Three_published_reports_break_no_rule_and_what_two_years_carry_over_agrees()
    {
        var reports = Read();
        var first = reports[("宿迁市", 2023)];
        var second = reports[("宿迁市", 2024)];

        Assert.Equal(3, reports.Count);
        Assert.All(reports, report => Assert.Empty(Checker.Check(
            new Subject(report.Value) { Year = report.Key.Year, Level = Level.AboveCounty })));
        Assert.Empty(Checker.Check(new Subject(second) { Level = Level.AboveCounty, LastYear = first })
            .Where(finding => finding.Code != "JUMP"));
        Assert.Equal(3511, first["t3_applications.new_received.total"]);
        Assert.Contains(
            Checker.Check(new Subject(first) { Level = Level.AboveCounty, LastYear = second }),
            finding => finding.Code is "X-CARRY" or "T2-STOCK");
    }

    private static Dictionary<(string Unit, int Year), Figures> Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(SharedMaterial.File("real-reports.json")));
        return file.RootElement.GetProperty("reports").EnumerateArray().ToDictionary(
            report => (report.GetProperty("unit").GetString()!, report.GetProperty("year").GetInt32()),
            report => Figures.Of(Form, [.. Form.Cells.Select(cell => (long?)Figure(report, cell))]));
    }

    private static long Figure(JsonElement report, Cell cell)
    {
        var two = report.GetProperty("t2");
        return cell.Table.Id switch
        {
            "t2_art20_1" => two.GetProperty(cell.Row.Id).GetProperty(cell.Column.Id).GetInt64(),
            "t2_art20_8" => (long)(two.GetProperty("fees_wan").GetDecimal() * cell.Column.Scale),
            "t3_applications" => report.GetProperty("t3").GetProperty(cell.Row.Id)
                .GetProperty(cell.Column.Id).GetInt64(),
            "t4_review_litigation" => cell.Column.Id.Split('.')
                .Aggregate(report.GetProperty("t4"), (part, name) => part.GetProperty(name)).GetInt64(),
            _ => two.GetProperty(cell.Row.Id).GetInt64(),
        };
    }
}
