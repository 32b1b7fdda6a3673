using County.Data;
using County.Reporting;

namespace County.Web.Features.Reports;

/// <summary>What the unit said of a report that the office filled for it.</summary>
internal static class Filled
{
    private static readonly string[] HandsIn =
        [new Act.Submit(0, 0).Name, new Act.ImportAsPublished().Name, new Act.FillForUnit(0, "").Name];

    private static readonly string[] Answers = [new Act.Confirm().Name, new Act.Disown("").Name];

    /// <summary>The unit's answer to a version; null while there is none.</summary>
    /// <param name="version">From 1 on: the first act that hands something in makes the first version, and so on.</param>
    /// <param name="acts">All acts on the report, in order.</param>
    public static ReportAct? AnswerTo(int version, IReadOnlyList<ReportAct> acts)
    {
        var handedIn = 0;
        return acts
            .Select(act => (Act: act, Version: HandsIn.Contains(act.Act) ? ++handedIn : handedIn))
            .FirstOrDefault(one => one.Version == version && Answers.Contains(one.Act.Act)).Act;
    }
}
