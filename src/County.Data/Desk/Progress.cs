namespace County.Data;

/// <summary>
/// How far a unit is with a report, written with each change of its draft: the county office sees this, and of the
/// draft nothing else. It counts and names parts of the form; it holds no figure and no text of the report.
/// </summary>
public sealed class Progress
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    /// <summary>Ids of the sections that lack nothing.</summary>
    public string[] Done { get; set; } = [];

    /// <summary>Codes of the errors and the queries that stand, each once.</summary>
    public string[] Codes { get; set; } = [];

    public int Errors { get; set; }

    public int Queries { get; set; }

    /// <summary>Queries without an explanation.</summary>
    public int Unexplained { get; set; }

    /// <summary>What is missing, in words; empty where nothing is.</summary>
    public string Missing { get; set; } = "";

    /// <summary>Fields of the county's own indicators in which nothing stands.</summary>
    public int SupplementBlanks { get; set; }

    /// <summary>Ids of the county's own indicators of which something is said; not what.</summary>
    public string[] Answered { get; set; } = [];

    public DateTimeOffset ChangedAt { get; set; }

    public string ChangedBy { get; set; } = "";
}

/// <summary>本表全部为零，已核实: somebody has looked and says that a part of the form is rightly all zero.</summary>
public sealed class ZeroStatement
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    /// <summary>Id of the section.</summary>
    public required string Section { get; init; }

    /// <summary>From 1 on, of this section.</summary>
    public required int Number { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When a figure other than zero came in, or who said it took it back; null while it holds.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public string? EndedBy { get; set; }
}
