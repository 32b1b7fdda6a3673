using County.Web.Tests.Conventions;

namespace County.Web.Tests.Attacks;

/// <summary>Every page and endpoint of the running program × every kind of caller.</summary>
[Collection(AttackedWorld.Name)]
[Trait("shows", "isolation")]
public sealed class MatrixTests(World world, ITestOutputHelper output)
{
    [Fact]
    public async Task Whoever_asks_whatever_endpoint_for_what_is_anothers_gets_nothing_and_changes_nothing()
    {
        var matrix = await new Matrix(world.Site, world.Database).RunAsync();
        output.WriteLine(matrix.ToString());
        Verdict.NotGuilty(matrix.Offences);
    }
}
