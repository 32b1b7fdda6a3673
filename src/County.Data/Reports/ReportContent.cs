using County.Reporting;

namespace County.Data;

/// <summary>Figures and text as they are kept: an array for each section with tables, null for a blank cell.</summary>
public abstract class ReportContent
{
    public string Format { get; private set; } = "";

    public long?[] Proactive { get; private set; } = [];

    public long?[] Applications { get; private set; } = [];

    public long?[] Disputes { get; private set; } = [];

    public string Overall { get; private set; } = "";

    public string Problems { get; private set; } = "";

    public string Other { get; private set; } = "";

    public Figures Figures => Figures.Of(Catalogue.Of(Format), Proactive, Applications, Disputes);

    public Narrative Narrative => new(Overall, Problems, Other);

    public void Write(Figures figures, Narrative narrative)
    {
        Format = figures.Format.Id;
        (Proactive, Applications, Disputes) = figures.Parts();
        (Overall, Problems, Other) = (narrative.Overall, narrative.Problems, narrative.Other);
    }
}

public static class FigureParts
{
    /// <summary>The figures as the columns of a table keep them.</summary>
    public static (long?[] Proactive, long?[] Applications, long?[] Disputes) Parts(this Figures figures) =>
        (figures.Section("s2_proactive"), figures.Section("s3_applications"), figures.Section("s4_review_litigation"));
}
