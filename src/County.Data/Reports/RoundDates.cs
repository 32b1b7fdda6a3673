using System.Collections.Immutable;

namespace County.Data;

/// <summary>One of a round's dates.</summary>
/// <param name="Name">Official name, such as 盖章定稿报送.</param>
/// <param name="Date">The day, itself included.</param>
/// <param name="Article">The article that sets it by law; null where the county does.</param>
public sealed record RoundDate(string Name, DateOnly Date, string? Article);

/// <summary>The five dates of a round, in order.</summary>
public static class RoundDates
{
    public const string FirstDraft = "初稿报送";

    public const string SignedCopy = "盖章定稿报送";

    public const string Summary = "汇总报市";

    /// <summary>So many working days before a date units are reminded of it (催报).</summary>
    public static readonly ImmutableArray<int> RemindedBefore = [14, 7, 3, 1];

    private const string Law = "《条例》第四十九条";

    public static ImmutableArray<RoundDate> Of(Round round) =>
    [
        new(FirstDraft, round.FirstDraftDue, null),
        new(SignedCopy, round.SignedCopyDue, null),
        new("统一发布", round.PublishBy, Law),
        new(Summary, round.SummaryDue, null),
        new("本级政府年报", round.CountyReportBy, Law),
    ];

    /// <summary>The first that has not passed; null after the last.</summary>
    public static RoundDate? Next(Round round, DateOnly today) =>
        Of(round).Where(date => date.Date >= today).OrderBy(date => date.Date).FirstOrDefault();

    /// <summary>Until when a unit hands in its signed copy: the round's date, or its own later one (延期).</summary>
    public static DateOnly DueFor(Round round, RoundUnit member) =>
        member.ExtendedTo is { } later && later > round.SignedCopyDue ? later : round.SignedCopyDue;
}
