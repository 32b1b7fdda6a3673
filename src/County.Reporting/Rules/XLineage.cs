namespace County.Reporting;

/// <summary>
/// Where the unit is not what it was the year before, nothing is compared with that year, and this says why.
/// </summary>
public sealed record XLineage() : ThinkingRule(
    "X-LINEAGE", Severity.Note, "机构变动，不与上年比较", "推断：机构范围变了，上年的存量和结转不能直接衔接")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Subject subject)
    {
        if (subject.NotBesideLastYear is not { } reason) yield break;
        yield return new Finding(
            Code, Severity, [], null, null, $"{reason}，上年的存量和结转不能直接衔接，本年各项不与上年比较。");
    }
}
