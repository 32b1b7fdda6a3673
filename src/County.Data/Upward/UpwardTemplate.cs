namespace County.Data;

/// <summary>The superior's own workbook, to be filled from the county's summary (上级表格).</summary>
public sealed class UpwardTemplate
{
    public required int CountyId { get; init; }

    public required int Year { get; init; }

    /// <summary>From 1 on, within the year.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    /// <summary>To whom it goes, such as 常德市人民政府办公室.</summary>
    public required string Recipient { get; init; }

    public required string FileName { get; init; }

    /// <summary>As it came; only copies of it are filled.</summary>
    public required byte[] Content { get; init; }

    /// <summary>SHA-256 of the content.</summary>
    public required string Hash { get; init; }

    public required string AddedBy { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>The year that it was taken over from; null where it was uploaded.</summary>
    public int? CopiedFrom { get; init; }

    /// <summary>How many of its cells are mapped.</summary>
    public int Mapped { get; set; }

    /// <summary>Who said last which cell is which; null while nobody has.</summary>
    public string? MappedBy { get; set; }

    public DateTimeOffset? MappedAt { get; set; }
}

/// <summary>Which cell of the superior's workbook takes which figure of the summary (单元格对应).</summary>
public sealed class UpwardCell
{
    public required int CountyId { get; init; }

    public required int Year { get; init; }

    public required int Template { get; init; }

    /// <summary>Name of the sheet.</summary>
    public required string Sheet { get; init; }

    /// <summary>The cell there, such as C5.</summary>
    public required string Place { get; init; }

    /// <summary>Address of the summary's cell.</summary>
    public required string Cell { get; init; }
}
