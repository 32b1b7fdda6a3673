using County.Reporting;

namespace County.Documents.Tests;

/// <summary>How often the required contents are found in reports that organs really published.</summary>
[Trait("shows", "clerk")]
public class RequiredContentsTests
{
    [Fact]
    public void Most_published_reports_speak_of_what_they_must_and_each_place_found_lies_in_the_text()
    {
        SampleFolder.SkipWithout();
        var read = SampleFolder.Ids.Select(SampleFolder.Read).OfType<ReadResult.Read>().Select(one => one.Reading)
            .Where(reading => reading.Format is not null && reading.Narrative.Overall.Length > 0).ToList();
        var checks = read.SelectMany(reading => RequiredContents.Check(reading.Format!, reading.Narrative)
            .Select(check => (Reading: reading, Check: check))).ToList();

        foreach (var group in checks.GroupBy(one => (Form: one.Reading.Format!.Id, one.Check.Content.Id)))
        {
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{group.Key.Form} {group.Key.Id}: {group.Count(one => one.Check.At is not null)} of {group.Count()}");
        }

        Assert.All(checks.Where(one => one.Check.At is not null), one => Assert.True(one.Check.Content.IsIn(
            one.Check.At!.In(one.Reading.Narrative.Of(one.Check.Content.Section)))));
        Assert.True(read.Count >= 20, $"{read.Count} readable");
        Assert.InRange(checks.Count(one => one.Check.At is not null) / (double)checks.Count, 0.6, 1);
    }
}
