using System.CommandLine;
using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Identity;

namespace County.Web.Features.Counties;

/// <summary>
/// Makes the account of a person who runs the installation: they are nobody's guest, so nobody invites them.
/// </summary>
internal static class OperatorVerb
{
    public static Command Command { get; } = Build();

    private static Command Build()
    {
        var name = new Argument<string>("NAME") { Description = "What they sign in with" };
        var person = new Argument<string>("PERSON") { Description = "Who they are" };
        var add = new Command("add", "Make an operator's account; prints its first password once") { name, person };
        add.SetAction((parsed, cancellation) =>
            AddAsync(parsed.GetRequiredValue(name).Trim(), parsed.GetRequiredValue(person).Trim(), cancellation));
        return new Command("operator", "People who run the installation") { add };
    }

    private static async Task<int> AddAsync(string name, string person, CancellationToken cancellation)
    {
        if (name.Length is 0 or > 60 || person.Length is 0 or > 60)
        {
            throw new MisconfiguredException("name and person have 1 to 60 characters");
        }

        await using var services = await TenantVerb.ServicesAsync(cancellation);
        // Good for signing in and choosing another, and for nothing else.
        var account = new Account(name) { LockoutEnabled = true, PasswordSetAt = Account.NotChosen };
        await using var work = await services.GetRequiredService<Tenancy>().BeginAsync(
            Scope.Accounts, TenantInfo.None with { AccountId = account.Id }, TenantVerb.Actor, cancellation);
        var accounts = await work.AccountsAsync(cancellation);
        var users = work.Services.GetRequiredService<UserManager<Account>>();
        var password = Secret.New();
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        var result = await users.CreateAsync(account);
        if (!result.Succeeded)
        {
            throw new MisconfiguredException(string.Join(' ', result.Errors.Select(error => error.Description)));
        }

        accounts.Operators.Add(new Operator { AccountId = account.Id, Person = person });
        await accounts.SaveChangesAsync(cancellation);
        work.Audit.Write("新增运维人员", person);
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        Console.WriteLine($"{name}: {person}, first password {password}");
        Console.WriteLine("At the first sign-in it asks for a password of their own and a second factor.");
        return 0;
    }
}
