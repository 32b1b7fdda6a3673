using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>
/// A rule. One that is arithmetic is data of the format file, of one of the closed set of kinds below; one that thinks
/// is a <see cref="ThinkingRule"/>.
/// </summary>
/// <param name="Code">Code such as <c>T3-BALANCE</c>; the same rule may hold in several tables.</param>
/// <param name="Severity">How much a breach weighs.</param>
/// <param name="Message">What a breach is, in office Chinese without a full stop.</param>
/// <param name="Source">The clause or practice the rule rests on.</param>
public abstract record Rule(string Code, Severity Severity, string Message, string Source);

/// <summary>A sum must stand in a relation to another sum of the same report, and perhaps of last year's.</summary>
/// <param name="Code">Code.</param>
/// <param name="Severity">Severity.</param>
/// <param name="Message">Message.</param>
/// <param name="Source">Source.</param>
/// <param name="Relation">Equal, or at most.</param>
/// <param name="Defines">True where the left side is one computed cell that the right side gives.</param>
/// <param name="IsPerColumn">True where the rule holds in each column, and its terms are rows.</param>
/// <param name="Told">Both sides in a colleague's words, with places such as {l1} that <see cref="Wording.Told"/>
/// fills.</param>
/// <param name="HintOver">What to say of a greater left side, {by} being the difference.</param>
/// <param name="HintUnder">The same of a smaller one; null where only a greater one is a breach.</param>
/// <param name="Lines">The rule for each row or column of its table.</param>
public sealed record SumRule(
    string Code, Severity Severity, string Message, string Source, Relation Relation, bool Defines, bool IsPerColumn,
    string Told, string HintOver, string? HintUnder, ImmutableArray<SumLine> Lines)
    : Rule(Code, Severity, Message, Source)
{
    /// <summary>True where last year's report is needed.</summary>
    public bool IsCarried => Lines.Any(line => line.LastYear.Length > 0);
}

/// <summary>One instance of a <see cref="SumRule"/>: left = (or ≤) right + last year's.</summary>
/// <param name="Left">Cells added on the left.</param>
/// <param name="Right">Cells added on the right.</param>
/// <param name="LastYear">Cells of last year's report added on the right; empty for a rule of one year.</param>
public sealed record SumLine(ImmutableArray<Cell> Left, ImmutableArray<Cell> Right, ImmutableArray<Cell> LastYear)
{
    /// <summary>The cells of this year's report that the line reads.</summary>
    public IEnumerable<Cell> Cells => Left.Concat(Right);
}

/// <summary>Cells that must be zero for organs of the named levels.</summary>
/// <param name="Code">Code.</param>
/// <param name="Severity">Severity.</param>
/// <param name="Message">Message.</param>
/// <param name="Source">Source.</param>
/// <param name="Levels">Levels the rule binds; where a unit's level is unknown it is not applied.</param>
/// <param name="Cells">The cells.</param>
public sealed record ZeroRule(
    string Code, Severity Severity, string Message, string Source, ImmutableArray<Level> Levels,
    ImmutableArray<Cell> Cells) : Rule(Code, Severity, Message, Source);

/// <summary>Where one figure is above zero, the positive parts of others must add up to more than zero.</summary>
/// <param name="Code">Code.</param>
/// <param name="Severity">Severity.</param>
/// <param name="Message">Message.</param>
/// <param name="Source">Source.</param>
/// <param name="Lines">Pairs of the figure and what it needs; a mutual rule has a line each way.</param>
public sealed record RequiredRule(
    string Code, Severity Severity, string Message, string Source, ImmutableArray<RequiredLine> Lines)
    : Rule(Code, Severity, Message, Source);

/// <summary>One instance of a <see cref="RequiredRule"/>.</summary>
/// <param name="When">The figure that, above zero, needs the others.</param>
/// <param name="Needs">The figures of which one must be above zero.</param>
public sealed record RequiredLine(Cell When, ImmutableArray<Cell> Needs);

/// <summary>A rule that takes more than arithmetic; a class of its own, named by its code.</summary>
/// <param name="Code">Code.</param>
/// <param name="Severity">Severity.</param>
/// <param name="Message">Message.</param>
/// <param name="Source">Source.</param>
public abstract record ThinkingRule(string Code, Severity Severity, string Message, string Source)
    : Rule(Code, Severity, Message, Source)
{
    /// <summary>Counted up whenever the rule comes to think otherwise: reports are then checked again.</summary>
    public virtual int Revision => 1;

    /// <summary>What the rule says of a report; nothing where it holds.</summary>
    public abstract IEnumerable<Finding> Check(Subject subject);
}

/// <summary>How two sums must stand to each other.</summary>
public enum Relation
{
    /// <summary>Left equals right.</summary>
    Equal,

    /// <summary>Left is not greater than right.</summary>
    AtMost,
}

/// <summary>Level of an organ in the administrative order.</summary>
public enum Level
{
    /// <summary>乡、镇、街道.</summary>
    Township,

    /// <summary>县、县级市、市辖区, its departments included.</summary>
    County,

    /// <summary>设区的市 and above: may make 规章.</summary>
    AboveCounty,
}

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>错误（须改）: blocks submission.</summary>
    Error,

    /// <summary>疑问（须说明）: needs a written explanation.</summary>
    Query,

    /// <summary>提示: for the reader's notice.</summary>
    Note,
}

/// <summary>The official names of <see cref="Severity"/>.</summary>
public static class Severities
{
    /// <summary>The level as every page calls it, such as 错误（须改）.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the levels.</exception>
    public static string OfficialName(this Severity severity) => severity switch
    {
        Severity.Error => "错误（须改）",
        Severity.Query => "疑问（须说明）",
        Severity.Note => "提示",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, null),
    };
}
