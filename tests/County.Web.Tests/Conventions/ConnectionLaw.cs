using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace County.Web.Tests.Conventions;

/// <summary>The tenancy is the only door to the data: nobody else opens a connection or writes SQL.</summary>
internal static class ConnectionLaw
{
    private static readonly HashSet<string> Made =
        ["NpgsqlConnection", "NpgsqlDataSourceBuilder", "NpgsqlCommand", "NpgsqlBatch"];

    private static readonly HashSet<string> Called =
        ["UseNpgsql", "CreateCommand", "CreateBatch", "AddNpgsqlDataSource"];

    /// <summary>The doors: where what is called may be called, and why.</summary>
    private static readonly (string Place, string What)[] Doors =
    [
        // One pool for each role; the tenant named in the transaction; the context of the role at hand.
        ("src/County.Data/Tenancy/CountyDataSources.cs", "NpgsqlDataSource.Create"),
        ("src/County.Data/Tenancy/TenantInterceptor.cs", "CreateCommand"),
        ("src/County.Data/Tenancy/Tenancy.cs", "UseNpgsql"),
        // Migrations are the owner's.
        ("src/County.Data/Sql/", "NpgsqlConnection"),
        ("src/County.Data/Sql/", "NpgsqlCommand"),
        ("src/County.Data/Sql/", "UseNpgsql"),
        ("src/County.Data/DesignTime.cs", "UseNpgsql"),
        // The timetable is stored as the owner.
        ("src/County.Web/Hosting/MigrateVerb.cs", "NpgsqlDataSource.Create"),
    ];

    public static IEnumerable<string> Offences(SourceFile file) =>
        from node in file.Syntax.DescendantNodes()
        let opened = Opened(node)
        where opened is not null && !Doors.Any(door => file.IsUnder(door.Place) && door.What == opened)
        select $"{file.Path}: {opened}";

    private static string? Opened(SyntaxNode node) => node switch
    {
        ObjectCreationExpressionSyntax made when Made.Contains(Last(made.Type)) => Last(made.Type),
        // `NpgsqlConnection c = new(…)` does not name the type behind `new`.
        VariableDeclarationSyntax { Type: var type } declared when Made.Contains(Last(type))
            && declared.Variables.Any(v => v.Initializer?.Value is ImplicitObjectCreationExpressionSyntax)
            => Last(type),
        MemberAccessExpressionSyntax { Name.Identifier.Text: "Create" } access
            when Last(access.Expression) == "NpgsqlDataSource" => "NpgsqlDataSource.Create",
        MemberAccessExpressionSyntax { Name.Identifier.Text: var name } when Called.Contains(name) => name,
        _ => null,
    };

    private static string Last(SyntaxNode name) => name.ToString().TrimEnd('?').Split('.')[^1];
}

[Trait("shows", "main-job")]
public sealed class ConnectionTests
{
    [Fact]
    public void Only_the_tenancy_and_the_owner_open_connections() =>
        Verdict.NotGuilty(Tree.Product.SelectMany(ConnectionLaw.Offences));

    [Theory]
    [InlineData("var source = NpgsqlDataSource.Create(text);", "NpgsqlDataSource.Create")]
    [InlineData("var source = Npgsql.NpgsqlDataSource.Create(text);", "NpgsqlDataSource.Create")]
    [InlineData("using var source = new NpgsqlDataSourceBuilder(text).Build();", "NpgsqlDataSourceBuilder")]
    [InlineData("using var connection = new Npgsql.NpgsqlConnection(text);", "NpgsqlConnection")]
    [InlineData("NpgsqlConnection connection = new(text);", "NpgsqlConnection")]
    [InlineData("var command = new NpgsqlCommand($\"select {x}\", connection);", "NpgsqlCommand")]
    [InlineData("var command = db.Database.GetDbConnection().CreateCommand();", "CreateCommand")]
    [InlineData("options.UseNpgsql(text);", "UseNpgsql")]
    public void A_second_door_is_caught(string statement, string opened)
    {
        var text = $"class Board {{ void Show() {{ {statement} }} }}";
        const string page = "src/County.Web/Features/Board/BoardEndpoint.cs";
        Assert.Equal([$"{page}: {opened}"], ConnectionLaw.Offences(new(page, text)));
    }
}
