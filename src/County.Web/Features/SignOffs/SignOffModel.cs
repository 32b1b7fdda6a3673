using County.Data;
using County.Reporting;
using County.Web.Hosting;

namespace County.Web.Features.SignOffs;

/// <summary>A unit's report in sign-off, or before it: the chain, with whom it is, what to look at.</summary>
/// <param name="Passage">The one that goes on; null where none does.</param>
/// <param name="With">With whom it is; null where no passage goes on.</param>
/// <param name="Steps">Of the passage, or of the chain that the next one will take.</param>
/// <param name="Earlier">Passages that have ended, the last first.</param>
public sealed record SignOffModel(
    Working Work, string Unit, Passage? Passage, WithWhom? With, IReadOnlyList<SignOffModel.Step> Steps,
    IReadOnlyList<SignOff> Earlier, Subject Subject, Appraisal Appraisal)
{
    /// <param name="Who">Names of who may sign it on the line; empty where nobody may.</param>
    /// <param name="Signature">Null before the passage has begun.</param>
    public sealed record Step(int Number, string Title, string Who, bool IsOnPaper, Signature? Signature);

    /// <summary>Whether the reader fills the report.</summary>
    public bool IsAuthor { get; init; }

    /// <summary>Whether it is the reader's turn.</summary>
    public bool MaySign { get; init; }

    /// <summary>Whether the reader sets the chain.</summary>
    public bool MaySetChain { get; init; }

    /// <summary>What was signed on paper, as it stands or as it was typed.</summary>
    public Typed Paper { get; init; } = new();

    /// <summary>Why a scan or what was signed on paper was not taken; null where nothing was refused.</summary>
    public Sentence? Problem { get; init; }

    public int Year => Work.Report.Year;

    public int UnitId => Work.Report.UnitId;

    public string Address => $"/reports/{Year}/sign-off";

    public string Code => VersionCode.Of(Work.Hash);

    public bool IsInSignOff => Work.Report.State == ReportState.InSignOff;

    /// <summary>Whether the unit could send it, did nothing else stand in the way.</summary>
    public bool IsDraft => Work.Report.State is ReportState.Drafting or ReportState.Returned;

    /// <summary>What would be in the way of handing it in after that; null where nothing is.</summary>
    public Sentence? Warning { get; init; }

    /// <summary>What keeps it from being sent.</summary>
    public IEnumerable<Finding> Obstacles => Appraisal.Findings.Where(finding =>
        finding.Severity == Severity.Error || (finding.Severity == Severity.Query && !Appraisal.IsExplained(finding)));

    /// <summary>Of the passage, where its scans are.</summary>
    public string RecordAddress => $"/rounds/{Year}/units/{UnitId}/sign-offs/{Passage?.SignOff.Number}";
}
