namespace County.Documents.Tests;

/// <summary>How often the required contents are found in reports that organs really published.</summary>
[Trait("shows", "clerk")]
public class RequiredContentsTests
{
    /// <summary>A section no longer than this is mostly the beginning of one whose rest was not stored.</summary>
    private const int Cut = 200;

    [Fact]
    public void Most_published_reports_speak_of_what_they_must_and_each_place_found_lies_in_the_text()
    {
        SampleFolder.SkipWithout();
        var read = SampleFolder.Ids.Select(SampleFolder.Read).OfType<ReadResult.Read>().Select(one => one.Reading)
            .Where(reading => reading.Format is not null && reading.Narrative.Overall.Length > 0).ToList();
        var checks = read.SelectMany(reading => RequiredContents.Check(reading.Format!, reading.Narrative)
            .Select(check => (Reading: reading, Check: check)))
            .Where(one => one.Reading.Narrative[one.Check.Content.Section].Length > Cut)
            .ToList();

        foreach (var group in checks.GroupBy(one => (Form: one.Reading.Format!.Id, one.Check.Content.Id)))
        {
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{group.Key.Form} {group.Key.Id}: {group.Count(one => one.Check.At is not null)} of {group.Count()}");
        }

        Assert.All(checks.Where(one => one.Check.At is not null), one => Assert.True(one.Check.Content.IsIn(
            one.Check.At!.In(one.Reading.Narrative[one.Check.Content.Section]))));
        // What hardly any report leaves out; of the rest many reports say nothing indeed.
        var sure = checks.Where(one => one.Check.Content.Id is "proactive" or "problems" or "improvement").ToList();
        Assert.True(sure.Count >= 10, $"{sure.Count} long enough");
        Assert.InRange(sure.Count(one => one.Check.At is not null) / (double)sure.Count, 0.85, 1);
    }
}
