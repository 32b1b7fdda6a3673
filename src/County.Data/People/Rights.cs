namespace County.Data;

/// <summary>The rights that there are, and their official names.</summary>
public static class Rights
{
    public static IReadOnlyList<Right> OfUnit { get; } =
        [Right.Author, Right.Reviewer, Right.SecrecyReviewer, Right.Signatory];

    public static IReadOnlyList<Right> OfOffice { get; } = [Right.Reviewer, Right.Signatory, Right.Administrator];

    /// <summary>The rights of a unit, or of the county office where no unit is named.</summary>
    public static IReadOnlyList<Right> Of(int? unit) => unit is null ? OfOffice : OfUnit;

    /// <summary>The right that manages the people of a place.</summary>
    public static Right Managing(int? unit) => unit is null ? Right.Administrator : Right.Signatory;

    /// <summary>The name in office Chinese, such as 填报人.</summary>
    /// <param name="unit">The unit it is held in; null for the county office.</param>
    public static string OfficialName(this Right right, int? unit) => right switch
    {
        Right.Author => "填报人",
        Right.Reviewer => unit is null ? "审核员" : "审核人",
        Right.SecrecyReviewer => "保密审查人",
        Right.Signatory => "签发人",
        Right.Administrator => "管理员",
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, null),
    };

    /// <summary>Rights in one line and in their usual order, such as 填报人、审核人.</summary>
    public static string Line(IEnumerable<Right> rights, int? unit) =>
        string.Join('、', rights.Order().Select(right => right.OfficialName(unit)));
}
