using County.Data;
using County.Reporting;

namespace County.Web.Hosting;

/// <summary>What a report lacks, as pages say it.</summary>
internal static class Lacking
{
    /// <summary>Before the titles of the form's parts.</summary>
    private static readonly string[] Numerals =
        [Words.Key("一"), Words.Key("二"), Words.Key("三"), Words.Key("四"), Words.Key("五"), Words.Key("六")];

    /// <summary>Null where it lacks nothing.</summary>
    public static Sentence? In(Appraisal appraisal)
    {
        List<Sentence> lacks = [.. appraisal.Completeness.Lacks.Select(One)];
        if (appraisal.Supplement.Missing is { Length: > 0 } more) lacks.Add(more);
        return lacks.Count == 0 ? null : Sentence.Join(Words.Key("；"), lacks);
    }

    private static Sentence One(Lack lack) => Words.Say(
        lack.Pattern, Sentence.Join(Words.Key("、"), lack.Sections.Select(Numeral)), lack.Count);

    private static Sentence Numeral(Section section) =>
        Array.Find(Numerals, numeral => numeral == section.Ordinal) ?? section.Ordinal;
}
