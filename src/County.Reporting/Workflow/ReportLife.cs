namespace County.Reporting;

/// <summary>
/// A report's place in the workflow. While the unit corrects an accepted report, the accepted submission stays in
/// force: the county goes on counting it until another is accepted or its acceptance is undone.
/// </summary>
/// <param name="State">Where the report stands.</param>
/// <param name="ReviewStarted">True once the county has opened the newest submission: it cannot be taken back.</param>
/// <param name="LatestVersion">Number of the newest submission, from 1; 0 before the first.</param>
/// <param name="AcceptedVersion">The submission in force; null where none is.</param>
/// <param name="PublishedVersion">The submission that is public; null before the first publication.</param>
public sealed record ReportLife(
    ReportState State, bool ReviewStarted, int LatestVersion, int? AcceptedVersion, int? PublishedVersion)
{
    /// <summary>
    /// True while the newest submission was filled by the county office for the unit (代填) and the unit has not said
    /// whether it stands by it.
    /// </summary>
    public bool AwaitsConfirmation { get; init; }

    /// <summary>
    /// Number of the person who has accepted the newest submission first, where two have to; null while nobody has.
    /// </summary>
    public int? FirstAccepter { get; init; }

    /// <summary>A report nobody has touched.</summary>
    public static ReportLife New { get; } = new(ReportState.NotStarted, false, 0, null, null);
}
