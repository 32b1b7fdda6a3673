namespace County.Reporting.Tests;

[Trait("shows", "main-job")]
public class ConventionTests
{
    [Fact]
    public void The_rules_of_the_trade_depend_on_nothing_but_the_platform() =>
        Assert.All(typeof(Format).Assembly.GetReferencedAssemblies(), assembly =>
            Assert.StartsWith("System.", assembly.Name, StringComparison.Ordinal));

    [Fact]
    public void Everything_public_is_in_one_namespace() =>
        Assert.All(typeof(Format).Assembly.GetExportedTypes(), type =>
            Assert.Equal("County.Reporting", type.Namespace));
}
