using County.Data;
using County.Reporting;

namespace County.Web.Features.OutsideFigures;

/// <summary>Where a unit's report says otherwise than a source, in its newest submission.</summary>
/// <param name="Told">What the source says.</param>
/// <param name="Reported">What the report says; null where it leaves a blank.</param>
public sealed record OutsideDifference(int UnitId, string Unit, OutsideFigure Told, long? Reported);

/// <summary>How far a source is: what it has told, and where the reports say otherwise.</summary>
/// <param name="Sheet">The sheet that holds; null where nothing is told.</param>
/// <param name="Differences">Where newest submissions say otherwise.</param>
/// <param name="Waiting">Units it speaks of that have handed in nothing yet.</param>
public sealed record OutsideState(
    OutsideSource Source, OutsideSheet? Sheet, IReadOnlyList<OutsideDifference> Differences,
    IReadOnlyList<string> Waiting)
{
    /// <summary>As addresses say it.</summary>
    public string Path => PathOf(Source);

    internal static string PathOf(OutsideSource source) => source.ToString().ToLowerInvariant();

    /// <summary>The source that an address names; null where there is none.</summary>
    internal static OutsideSource? Find(string path) => OutsideSources.All.Where(source => PathOf(source) == path)
        .Select(source => (OutsideSource?)source).FirstOrDefault();
}

/// <summary>All sources of a round.</summary>
public sealed record OutsideModel(int Year, string Format, IReadOnlyList<OutsideState> States);

/// <summary>One source of a round.</summary>
/// <param name="Units">Units that are asked of.</param>
/// <param name="Earlier">Sheets that hold no more, newest first.</param>
/// <param name="Problem">Why an upload was not read; null where none was refused.</param>
public sealed record SourceModel(
    int Year, Format Format, OutsideState State, int Units, IReadOnlyList<OutsideSheet> Earlier, bool MayChange,
    string? Problem)
{
    public string Address => OutsideEndpoint.AddressOf(Year, State.Source);
}
