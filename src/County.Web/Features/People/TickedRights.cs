using County.Data;
using County.Web.Hosting;

namespace County.Web.Features.People;

/// <summary>Rights as they are ticked in a form.</summary>
internal static class TickedRights
{
    public const string Name = "rights";

    /// <summary>The ticked rights, which must be some of the place's and at least one.</summary>
    public static Right[] Read(Typed form, int? unit)
    {
        Right[] rights = [.. Rights.Of(unit).Where(right => form.All(Name).Contains(right.ToString()))];
        if (rights.Length != form.All(Name).Distinct().Count()) form.Refuse(Name, "有一项权限不适用于这里。");
        if (rights.Length == 0) form.Refuse(Name, "请至少勾选一项权限。");
        return rights;
    }

    /// <summary>Rights as values of a form that is shown for the first time.</summary>
    public static IEnumerable<(string Name, string? Value)> Of(IEnumerable<Right> rights) =>
        rights.Select(right => (Name, (string?)right.ToString()));
}
