namespace County.Web.Tests.Features.Units;

/// <summary>The form by which an administrator says what became of a unit.</summary>
internal static class LineageForm
{
    public static Task<Visitor.Answer> SendAsync(
        Visitor admin, int unit, string kind, int other, string since, params (string Name, string Value)[] more) =>
        admin.FillAsync(
            $"/units/{unit}", $"/units/{unit}/lineage",
            [("lineage", kind), ("other", $"{other}"), ("since", since), .. more]);

    /// <summary>Reads what would follow, and confirms it.</summary>
    public static async Task<Visitor.Answer> ConfirmAsync(
        Visitor admin, int unit, string kind, int other, string since)
    {
        var told = await SendAsync(admin, unit, kind, other, since);
        if (told.Status != 200) return told;
        var seen = Forms.Values(told.Html, $"/units/{unit}/lineage").Single(field => field.Name == "seen");
        return await SendAsync(admin, unit, kind, other, since, seen);
    }
}
