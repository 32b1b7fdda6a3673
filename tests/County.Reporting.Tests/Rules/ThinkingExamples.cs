using System.Collections.Immutable;

namespace County.Reporting.Tests;

/// <summary>Examples for the rules that think, by hand.</summary>
internal static class ThinkingExamples
{
    private const string Upheld = "t4_review_litigation.review.upheld";
    private const string Corrected = "t4_review_litigation.review.corrected";
    private const string Decisions = "t2_art20_6.penalties.decisions";

    public static IEnumerable<RuleExample> Of(string code, Format format)
    {
        var sound = SoundReport.Of(format);
        return code switch
        {
            "F-FORMAT-YEAR" => FormatYear(sound),
            "F-BLANK" => sound.Figures.Format.Cells
                .Select(cell => One(sound, sound.With(cell.Address, null), cell.Address)),
            "F-RANGE" => Range(sound),
            "F-UNIT" => [Unit(sound)],
            "F-MAGNITUDE" => Magnitude(sound),
            "JUMP" => Jump(sound),
            "X-LINEAGE" => [Lineage(sound with { LastYear = null })],
            "X-OUTSIDE" => Outside(sound),
            _ => TextExamples.Of(code, sound),
        };
    }

    private static IEnumerable<RuleExample> FormatYear(Subject sound)
    {
        var (right, wrong) = sound.Figures.Format.Id == "2019"
            ? ((int[])[2019, 2020], (int[])[2018, 2021, 2025])
            : ([2021, 2022, 2025], [2018, 2019, 2020]);
        return from good in right
               from bad in wrong
               select new RuleExample(sound with { Year = good }, sound with { Year = bad }, []);
    }

    private static IEnumerable<RuleExample> Range(Subject sound)
    {
        var zero = new Subject(Figures.Zero(sound.Figures.Format));
        yield return One(zero, zero.With(Upheld, -1).With(Corrected, 1), Upheld);
        yield return One(zero, zero.With(Amount(zero).Address, -100), Amount(zero).Address);
        var cell = zero.Figures.Format.Cell(Decisions);
        var illegible = zero.With(Decisions, null) with { Illegible = Text(cell, "2.5") };
        yield return One(zero, illegible, Decisions);
        if (zero.Figures.Format.Id != "2019") yield break;
        const string Row = "t2_art20_5.licences";
        var fewer = zero.With($"{Row}.items_last_year", 3).With($"{Row}.items_change", -3);
        yield return One(fewer, fewer.With($"{Row}.decisions", -1), $"{Row}.decisions");
    }

    private static RuleExample Unit(Subject sound) =>
        One(sound, sound with { Printed = Text(Amount(sound), "41.452万元") }, Amount(sound).Address);

    private static IEnumerable<RuleExample> Magnitude(Subject sound)
    {
        var cell = Amount(sound);
        var yuan = sound.With(cell.Address, sound.Figures[cell] * 10_000);
        yield return One(sound, yuan, cell.Address);

        var told = sound with
        {
            LastYear = null,
            Narrative = new Narrative("政府集中采购总金额41.452万元，行政事业性收费41.45万元。", "", ""),
        };
        yield return One(told, told.With(cell.Address, sound.Figures[cell] * 10_000), cell.Address);
        yield return One(told, told.With(cell.Address, sound.Figures[cell] / 10_000), cell.Address);
    }

    private static IEnumerable<RuleExample> Jump(Subject sound)
    {
        var before = sound.LastYear![Decisions]!.Value;
        yield return One(sound.With(Decisions, 5 * before), sound.With(Decisions, (5 * before) + 1), Decisions);
        var less = sound with { LastYear = sound.LastYear.With(Decisions, 50) };
        yield return One(less.With(Decisions, 10), less.With(Decisions, 9), Decisions);
        var none = sound.With(Decisions, 0);
        yield return One(
            none with { LastYear = sound.LastYear.With(Decisions, 4) },
            none with { LastYear = sound.LastYear.With(Decisions, 5) },
            Decisions);
    }

    private static RuleExample Lineage(Subject alone) =>
        new(alone, alone with { NotBesideLastYear = "本单位2025年3月1日分设" }, []);

    private static IEnumerable<RuleExample> Outside(Subject sound) =>
        from source in OutsideSources.All
        from cell in source.CellsOf(sound.Figures.Format)
        let figure = sound.Figures[cell]!.Value
        select new RuleExample(
            sound with { Outside = [new OutsideFigure(source, cell, figure)] },
            sound with { Outside = [new OutsideFigure(source, cell, figure + 1)] }, [cell]);

    private static Cell Amount(Subject subject) =>
        subject.Figures.Format.Cells.Single(cell => cell.Column.Kind == FigureKind.Amount);

    private static ImmutableDictionary<Cell, string> Text(Cell cell, string text) =>
        ImmutableDictionary<Cell, string>.Empty.Add(cell, text);

    private static RuleExample One(Subject passing, Subject breaking, string address) =>
        new(passing, breaking, [passing.Figures.Format.Cell(address)]);
}
