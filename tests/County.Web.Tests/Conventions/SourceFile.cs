using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace County.Web.Tests.Conventions;

/// <summary>A text file; its path is relative to the repository, with forward slashes.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string Extension => System.IO.Path.GetExtension(Path);

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public IReadOnlyList<string> Lines => field ??= Text.TrimEnd('\n').Split('\n');

    /// <summary>The C# of the file: all of it, or a component's code and expressions.</summary>
    public SyntaxNode Syntax => field ??= CSharpSyntaxTree.ParseText(
        Extension == ".razor" ? RazorText.Of(Text).Code : Text,
        cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);

    public bool IsUnder(string folder) => Path.StartsWith(folder, StringComparison.Ordinal);
}
