using System.Globalization;
using System.Text.RegularExpressions;
using County.Reporting;

namespace County.Documents;

/// <summary>
/// Reads a sheet of figures from outside. Whose it is, its year and form must hold; then every row is judged, so that
/// all that is wrong with it is said at once.
/// </summary>
public static partial class OutsideReader
{
    private const string Again = "请重新下载模板再填。";

    /// <summary>Reads a sheet of the county, year and source that are expected.</summary>
    public static OutsideResult Read(byte[] content, OutsideTemplate expected)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(expected);
        var file = TemplateFile.Of(content);
        if (file.Refusal is { } refusal) return new OutsideResult.Refused(refusal);
        var titled = file.Sheets.Where(sheet => Title().IsMatch(Plain(sheet[OutsideTemplate.TitleRow, 1]))).ToList();
        if (titled.Count == 0) return new OutsideResult.Refused($"这不是从本系统下载的部门对账表，{Again}");
        if (titled.Count > 1) return new OutsideResult.Refused($"文件里有{titled.Count}张部门对账表，请只留一张再导入。");
        return Stranger(titled[0], expected) is { } stranger
            ? new OutsideResult.Refused(stranger)
            : Rows(titled[0], expected);
    }

    private static string? Stranger(TemplateFile.Sheet sheet, OutsideTemplate expected)
    {
        var title = Title().Match(Plain(sheet[OutsideTemplate.TitleRow, 1]));
        var (county, year, source) =
            (title.Groups["county"].Value, title.Groups["year"].Value, title.Groups["source"].Value);
        var wanted = expected.Source.OfficialName();
        if (county != expected.County) return $"这是{county}的部门对账表，请用{expected.County}的。";
        if (year != expected.Year.ToString(CultureInfo.InvariantCulture))
        {
            return $"这是{year}年度的部门对账表，请用{expected.Year}年度的。";
        }

        if (source != wanted) return $"这是{source}的部门对账表，请用{wanted}的。";
        return sheet[OutsideTemplate.FormRow, 1].StartsWith(expected.Form, StringComparison.Ordinal)
            ? null
            : $"这份表用的不是{expected.Form}，{Again}";
    }

    private static OutsideResult Rows(TemplateFile.Sheet sheet, OutsideTemplate expected)
    {
        var (refusal, columns) = Heads(sheet, expected);
        if (refusal is not null) return new OutsideResult.Refused(refusal);
        var problems = new List<OutsideProblem>();
        var (figures, seen) = (new List<OutsideRead>(), new Dictionary<OutsideUnit, int>());
        var rows = sheet.Cells.Where(cell => cell.Value is { IsFormula: true } or { Words.Length: > 0 })
            .Select(cell => cell.Key.Row).Where(row => row > OutsideTemplate.HeadRow).Distinct().Order();
        foreach (var row in rows)
        {
            var (unit, problem) = UnitOf(sheet, row, columns, expected);
            if (unit is not null && !seen.TryAdd(unit, row)) problem = $"{unit.Name}在第{seen[unit]}行已经有了。";
            if (problem is not null) problems.Add(new OutsideProblem(row, problem));
            if (unit is null || problem is not null) continue;
            foreach (var cell in expected.Cells)
            {
                var shown = sheet.Cells.GetValueOrDefault((row, columns[Plain(OutsideTemplate.HeadOf(cell))]));
                var typed = TypedFigure.Of(shown.Words, cell.Column);
                if (Problem(shown, typed, cell.Column) is { } wrong)
                {
                    problems.Add(new OutsideProblem(
                        row, $"{unit.Name}，{OutsideTemplate.HeadOf(cell)}是“{Short(shown.Words)}”，{wrong}。"));
                }
                else if (typed.Figure is { } figure)
                {
                    figures.Add(new OutsideRead(unit, cell, figure));
                }
            }
        }

        return new OutsideResult.Read([.. figures], [.. problems]);
    }

    private static (string? Refusal, Dictionary<string, int> Columns) Heads(
        TemplateFile.Sheet sheet, OutsideTemplate expected)
    {
        var columns = new Dictionary<string, int>();
        string[] wanted =
        [
            OutsideTemplate.CodeHead, OutsideTemplate.NameHead, .. expected.Cells.Select(OutsideTemplate.HeadOf),
        ];
        var known = wanted.Select(Plain).ToHashSet();
        foreach (var (place, shown) in sheet.Cells.Where(cell => cell.Key.Row == OutsideTemplate.HeadRow)
            .OrderBy(cell => cell.Key.Column))
        {
            var head = Plain(shown.Words);
            if (head.Length == 0) continue;
            if (!known.Contains(head)) return ($"表头里有不认识的列“{Short(shown.Words)}”，{Again}", columns);
            if (!columns.TryAdd(head, place.Column))
            {
                return ($"表头里“{Short(shown.Words)}”出现了不止一次，{Again}", columns);
            }
        }

        var missing = wanted.FirstOrDefault(head => !columns.ContainsKey(Plain(head)));
        return (missing is null ? null : $"表头里缺少“{missing}”这一列，{Again}", columns);
    }

    private static (OutsideUnit? Unit, string? Problem) UnitOf(
        TemplateFile.Sheet sheet, int row, Dictionary<string, int> columns, OutsideTemplate expected)
    {
        var code = Plain(sheet[row, columns[OutsideTemplate.CodeHead]]);
        var name = Plain(sheet[row, columns[OutsideTemplate.NameHead]]);
        if (code.Length + name.Length == 0) return (null, "没有写单位。");
        var unit = expected.Units.FirstOrDefault(one => code.Length > 0 ? one.Code == code : one.Name == name);
        if (unit is null) return (null, $"“{Short($"{code} {name}")}”不是本年度的应报单位。");
        return name.Length == 0 || name == unit.Name
            ? (unit, null)
            : (null, $"代码{code}是{unit.Name}，写的单位却是“{Short(name)}”。");
    }

    private static string? Problem(ExcelCell shown, TypedFigure typed, Column column)
    {
        if (shown is { IsFormula: true, IsNumber: false }) return "这里是公式，没有算出的数，请直接填数";
        if (typed.IsFigure) return Figures.IsBeyondMeasure(typed.Figure) ? "数字大得不可能，请核对" : null;
        var words = Plain(shown.Words);
        if (words.Length > 1 && words[0] is '-' or '—' or '－' or '−') return "不能是负数";
        return column.Kind == FigureKind.Amount ? $"请填金额，单位{column.Unit}" : "请填整数";
    }

    private static string Plain(string? words) =>
        string.Concat((words ?? "").Where(sign => !char.IsWhiteSpace(sign)));

    private static string Short(string? words) => words switch
    {
        null => "",
        { Length: > 40 } => words[..40] + "……",
        _ => words.Trim(),
    };

    [GeneratedRegex(@"^(?<county>.+?)(?<year>[0-9]{4})年度部门对账数：(?<source>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Title();
}
