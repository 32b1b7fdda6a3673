namespace County.Documents;

/// <summary>How a cell of a template looks, and whether it may be typed into.</summary>
internal enum Look
{
    /// <summary>Nothing stands there.</summary>
    Plain,

    /// <summary>Title of a sheet.</summary>
    Title,

    /// <summary>A remark that is no part of the form.</summary>
    Hint,

    /// <summary>Title of a block.</summary>
    Block,

    /// <summary>Head of a column, or the corner.</summary>
    Head,

    /// <summary>Name of a row.</summary>
    Stub,

    /// <summary>A count to be typed in.</summary>
    Count,

    /// <summary>An amount to be typed in.</summary>
    Amount,

    /// <summary>What the form's sums give.</summary>
    Total,

    /// <summary>Whether a column comes out even.</summary>
    Balance,

    /// <summary>Text to be typed in.</summary>
    Text,

    /// <summary>Last year's count.</summary>
    PastCount,

    /// <summary>Last year's amount.</summary>
    PastAmount,

    /// <summary>A line of the instructions.</summary>
    Guide,

    /// <summary>A number of a list.</summary>
    Figure,
}
