namespace County.Documents;

/// <summary>What became of reading a file: a reading, or the reason why there is none.</summary>
public abstract record ReadResult
{
    private ReadResult()
    {
    }

    /// <summary>The file is a report and was read.</summary>
    /// <param name="Reading">What it says.</param>
    public sealed record Read(Reading Reading) : ReadResult;

    /// <summary>The file is no report that can be read.</summary>
    /// <param name="Reason">One line in English that completes "FILE …", such as <c>is empty</c>.</param>
    public sealed record Unreadable(string Reason) : ReadResult;
}
