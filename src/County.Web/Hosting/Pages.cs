using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace County.Web.Hosting;

/// <summary>A page is a component with one record: no query runs once the request's transaction has ended.</summary>
internal static class Pages
{
    public static RazorComponentResult<TPage> Show<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TPage, TModel>(TModel model, int status = 200)
        where TPage : IComponent, IPage<TModel> =>
        new(new Dictionary<string, object?> { ["Model"] = model })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };
}

/// <summary>A component that shows a record.</summary>
public interface IPage<TModel>
{
    TModel Model { get; set; }
}
