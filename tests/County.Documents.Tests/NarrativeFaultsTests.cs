using System.Text.Json;

namespace County.Documents.Tests;

/// <summary>
/// The rules about text on reports that organs really published: every fault these are known for is found, and hardly
/// anything else is said. The table of all findings is printed.
/// </summary>
[Trait("shows", "reading")]
public sealed class NarrativeFaultsTests(ITestOutputHelper output)
{
    // Which rule covers a known fault; the others are faults of the tables, or of what was stored.
    private static readonly Dictionary<string, string[]> Covered = new()
    {
        ["wrong_year_left_in"] = ["N-YEAR"],
        ["wrong_year_in_title"] = ["N-YEAR"],
        ["wrong_or_garbled_period"] = ["N-PERIOD"],
        ["copy_paste_wrong_body"] = ["N-UNIT"],
        ["narrative_vs_table"] = ["N-TABLE"],
        ["narrative_sum_wrong"] = ["N-SUM"],
        ["heading_typo"] = ["N-TITLES"],
    };

    // Faults that the list of known ones leaves out, each looked at by eye.
    private static readonly HashSet<(string Id, string Code)> True =
    [
        ("001", "N-PARTS"), ("001", "N-REQUIRED"), ("001", "N-SCOPE"), ("024", "N-PARTS"), ("100", "N-BASIS"),
    ];

    [Fact]
    public void Every_known_fault_is_found_and_at_most_one_false_alarm_comes_with_two_sound_reports()
    {
        SampleFolder.SkipWithout();
        var (missed, sound, alarms) = (new List<string>(), 0, 0);
        output.WriteLine("report | finding | true or false | what is said");
        foreach (var (id, faults) in Faults())
        {
            if (SampleFolder.Read(id) is not ReadResult.Read { Reading.Checked: { } subject }) continue;
            var findings = Checker.Check(subject)
                .Where(one => one.Code.StartsWith("N-", StringComparison.Ordinal)).ToList();
            var due = faults.SelectMany(fault => Covered.GetValueOrDefault(fault, [])).ToHashSet();
            missed.AddRange(due.Except(findings.Select(one => one.Code)).Select(code => $"{id} {code}"));
            if (faults.Length == 0) sound++;
            foreach (var finding in findings)
            {
                var isTrue = due.Contains(finding.Code) || True.Contains((id, finding.Code));
                if (!isTrue && faults.Length == 0) alarms++;
                output.WriteLine($"{id} | {finding.Code} | {(isTrue ? "true" : "false")} | {finding.Message}");
            }
        }

        output.WriteLine($"{sound} sound reports, {alarms} false alarms; missed: {string.Join(", ", missed)}");
        Assert.Empty(missed);
        Assert.True(alarms * 2 <= sound, $"{alarms} of {sound}");
    }

    private static IEnumerable<(string Id, string[] Faults)> Faults()
    {
        using var index = JsonDocument.Parse(File.ReadAllText(Path.Combine(SampleFolder.Path!, "index.json")));
        return
        [
            .. index.RootElement.EnumerateArray().Select(one => (
                one.GetProperty("id").GetString()!,
                one.GetProperty("faults_in_source").Deserialize<string[]>()!)),
        ];
    }
}
