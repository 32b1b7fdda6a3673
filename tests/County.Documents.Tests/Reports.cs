namespace County.Documents.Tests;

/// <summary>Reading in tests.</summary>
internal static class Reports
{
    public static Reading Read(string text) =>
        Assert.IsType<ReadResult.Read>(ReportReader.ReadText(text)).Reading;

    /// <summary>Whatever else a reading holds or leaves open, no figure in it differs from the true one.</summary>
    public static void AssertNoneWrong(Figures truth, Reading reading, string? text = null)
    {
        if (reading.Format != truth.Format) Assert.Empty(reading.Cells.Where(cell => cell.Value is not null));
        var wrong = reading.Cells.FirstOrDefault(cell => cell.Value is { } value && value != truth[cell.Cell]);
        if (wrong is not null) Assert.Fail($"{wrong.Cell} is {truth[wrong.Cell]}, read as {wrong.Value}:\n{text}");
    }
}
