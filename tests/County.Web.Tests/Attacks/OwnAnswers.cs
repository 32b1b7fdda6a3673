using System.Collections.Frozen;

namespace County.Web.Tests.Attacks;

/// <summary>
/// Endpoints whose path points at nobody: everybody whom they let in gets an answer of their own, which may write rows of
/// their own, and still nothing of the victim's.
/// </summary>
internal static class OwnAnswers
{
    public static FrozenDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["GET /"] = "leads to the newest round of one's own county",
    }.ToFrozenDictionary();
}
