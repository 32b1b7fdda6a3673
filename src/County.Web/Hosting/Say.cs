using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.Localization;

namespace County.Web.Hosting;

/// <summary>Shows a sentence in the reader's language, and marks what stays Chinese in it.</summary>
public sealed class Say : ComponentBase
{
    [Parameter, EditorRequired] public required Sentence? Of { get; set; }

    [Inject] private IStringLocalizer<Words> Words { get; set; } = null!;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var piece in Of?.Pieces(Words) ?? []) Kept.Write(builder, piece);
    }
}

/// <summary>Shows a text that no page translates: a name, a label of the form, what somebody wrote.</summary>
public sealed class Kept : ComponentBase
{
    [Parameter, EditorRequired] public required string? Text { get; set; }

    internal static void Write(RenderTreeBuilder builder, (string Text, bool IsKept) piece)
    {
        if (!piece.IsKept)
        {
            builder.AddContent(0, piece.Text);
            return;
        }

        builder.OpenElement(1, "span");
        builder.AddAttribute(2, "lang", Languages.Chinese);
        builder.AddContent(3, piece.Text);
        builder.CloseElement();
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => Write(builder, Sentence.Kept(Text ?? ""));
}
