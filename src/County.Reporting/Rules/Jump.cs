namespace County.Reporting;

/// <summary>
/// A figure more than five times last year's, or less than a fifth of it. Small numbers jump every year, so the larger
/// of the two must be at least <see cref="Floor"/>. Of tables three and four only totals are looked at: a jump in a
/// total is not told seven times.
/// </summary>
public sealed record Jump() : ThinkingRule(
    "JUMP", Severity.Note, "与上年相比变化很大", "通行做法：超过上年5倍或不足五分之一的提示核对")
{
    /// <summary>Smallest figure, in the printed unit, that the rule looks at.</summary>
    public const int Floor = 5;

    private const int Factor = 5;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Subject subject)
    {
        foreach (var cell in subject.Figures.Format.Cells.Where(IsLookedAt))
        {
            if (subject.Before(cell) is not { } before || before <= 0) continue;
            if (subject.Figures[cell] is not { } now || now < 0) continue;
            if (Math.Max(before, now) < Floor * cell.Column.Scale || FMagnitude.IsSuspect(cell, now, before)) continue;
            if ((decimal)now <= Factor * (decimal)before && Factor * (decimal)now >= before) continue;
            yield return new Finding(
                Code, Severity, [cell], Wording.Printed(cell, before), Wording.Printed(cell, now),
                $"{Wording.Place(cell)}：上年{Wording.WithUnit(cell, before)}，本年{Wording.WithUnit(cell, now)}，"
                + "变化很大，请核对；属实的不必修改。");
        }
    }

    private static bool IsLookedAt(Cell cell) =>
        cell.Column.Kind != FigureKind.SignedCount
        && (cell.Column.IsComputed || !cell.Table.Columns.Any(column => column.IsComputed));
}
