using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace County.Data;

/// <summary>Lets dotnet-ef write migrations without a database.</summary>
public sealed class CountyDesign : IDesignTimeDbContextFactory<CountyContext>
{
    public CountyContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<CountyContext>()
        .UseNpgsql("Host=none", CountyContext.Mapping).UseSnakeCaseNamingConvention().Options);
}

/// <summary>The same for accounts.</summary>
public sealed class AccountsDesign : IDesignTimeDbContextFactory<AccountsContext>
{
    public AccountsContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<AccountsContext>()
        .UseNpgsql("Host=none", AccountsContext.Mapping).UseSnakeCaseNamingConvention().Options);
}
