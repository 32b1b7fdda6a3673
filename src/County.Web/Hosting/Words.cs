namespace County.Web.Hosting;

/// <summary>
/// Names the texts of the pages. Chinese is written where it is shown and is its own key; what it is in another
/// language stands in Words.en.resx beside this file.
/// </summary>
internal sealed class Words
{
    /// <summary>Marks a text that a handler chooses and a page shows, so that its translation is asked for.</summary>
    public static string Key(string chinese) => chinese;

    /// <summary>A sentence with its values, which its translation takes where it needs them.</summary>
    internal static Sentence Say(string chinese, params object?[] values) => new(chinese, values);
}
