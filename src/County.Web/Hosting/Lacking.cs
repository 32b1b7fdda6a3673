using County.Data;
using County.Reporting;

namespace County.Web.Hosting;

/// <summary>What a report lacks, as pages say it.</summary>
internal static class Lacking
{
    /// <summary>Before the titles of the form's parts.</summary>
    private static readonly string[] Numerals =
        [Words.Key("一"), Words.Key("二"), Words.Key("三"), Words.Key("四"), Words.Key("五"), Words.Key("六")];

    /// <summary>Null where neither it nor what the county asks besides lacks anything.</summary>
    public static Sentence? In(Appraisal appraisal)
    {
        List<Sentence> all = [.. appraisal.Completeness.Lacks.Select(One), .. In(appraisal.Supplement)];
        return all.Count == 0 ? null : Sentence.Join(Words.Key("；"), all);
    }

    private static IEnumerable<Sentence> In(Supplement supplement)
    {
        if (supplement.Blanks.Count() is > 0 and var blanks) yield return Words.Say("补充指标有{0}处空白", blanks);
        if (supplement.Faults.Length is > 0 and var faults) yield return Words.Say("补充指标尚有{0}处错误须改", faults);
    }

    private static Sentence One(Lack lack) => Words.Say(
        lack.Pattern, Sentence.Join(Words.Key("、"), lack.Sections.Select(Numeral)), lack.Count);

    private static Sentence Numeral(Section section) =>
        Array.Find(Numerals, numeral => numeral == section.Ordinal) ?? section.Ordinal;
}
