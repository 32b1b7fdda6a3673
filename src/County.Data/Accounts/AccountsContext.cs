using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace County.Data;

/// <summary>Sign-in secrets, tokens and cookie keys, in their own schema, reached as county_accounts only.</summary>
public sealed class AccountsContext(DbContextOptions<AccountsContext> options)
    : IdentityUserContext<Account>(options), IDataProtectionKeyContext
{
    public const string Schema = "accounts";

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();

    public DbSet<BackupCode> BackupCodes => Set<BackupCode>();

    public DbSet<Operator> Operators => Set<Operator>();

    public static void Mapping(NpgsqlDbContextOptionsBuilder options) =>
        options.MigrationsHistoryTable("migrations", Schema);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema(Schema);
        builder.UseOpenIddict();
        builder.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            // Signs in as well as the name does, so it must be one person's.
            account.HasIndex(a => a.PhoneNumber).IsUnique();
        });
        builder.Entity<IdentityUserClaim<string>>().ToTable("claims");
        builder.Entity<IdentityUserLogin<string>>().ToTable("logins");
        builder.Entity<IdentityUserToken<string>>().ToTable("tokens");
        // Identity would add passkeys itself, but only where its options stand in the application's services.
        builder.Entity<IdentityUserPasskey<string>>(passkey =>
        {
            passkey.ToTable("passkeys").HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(1024);
            passkey.OwnsOne(p => p.Data).ToJson();
            passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
        });
        MapSignIn(builder);
    }

    private static void MapSignIn(ModelBuilder builder)
    {
        builder.Entity<Session>(session =>
        {
            session.ToTable("sessions").HasKey(s => s.SessionId);
            session.HasIndex(s => s.AccountId);
            session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
        });
        builder.Entity<SecondFactor>(factor =>
        {
            factor.ToTable("second_factors").HasKey(f => f.AccountId);
            factor.HasOne<Account>().WithOne().HasForeignKey<SecondFactor>(f => f.AccountId);
        });
        builder.Entity<BackupCode>(code =>
        {
            code.ToTable("backup_codes").HasKey(c => new { c.AccountId, c.Hash });
            code.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
        });
        builder.Entity<Operator>(person =>
        {
            person.ToTable("operators").HasKey(o => o.AccountId);
            person.HasOne<Account>().WithOne().HasForeignKey<Operator>(o => o.AccountId);
        });
    }
}
