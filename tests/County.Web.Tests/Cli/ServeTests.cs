namespace County.Web.Tests.Cli;

[Trait("shows", "isolation")]
public sealed class ServeTests(TestServer server) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("county-keys").FullName;

    [Theory]
    [InlineData("serve")]
    [InlineData("work")]
    public async Task Production_does_not_start_on_keys_made_for_development(string verb)
    {
        var made = await CountyProcess.RunAsync(server.ProgramEnvironment, "keys", "--development", folder);
        Assert.Equal(0, made.Status);

        var ended = await StartAsync(verb, ("County__Keys", folder));

        Assert.Equal(1, ended.Status);
        Assert.Contains("County:Keys holds keys made for development", ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("signing.pem")]
    [InlineData("encryption.pem")]
    public async Task One_key_made_for_development_among_others_is_found(string file)
    {
        var mixed = Path.Combine(folder, "mixed");
        await CountyProcess.RunAsync(server.ProgramEnvironment, "keys", "--development", folder);
        await CountyProcess.RunAsync(server.ProgramEnvironment, "keys", mixed);
        File.Copy(Path.Combine(folder, file), Path.Combine(mixed, file), overwrite: true);

        var ended = await StartAsync("serve", ("County__Keys", mixed));

        Assert.Equal(1, ended.Status);
        Assert.Contains("County:Keys holds keys made for development", ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "County:Address is not set")]
    [InlineData("somewhere", "County:Address is somewhere")]
    public async Task Production_does_not_give_out_tokens_in_nobodys_name(string address, string complaint)
    {
        var ended = await StartAsync("serve", ("County__Address", address));

        Assert.Equal(1, ended.Status);
        Assert.Contains(complaint, ended.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<CountyProcess.Ended> StartAsync(string verb, (string Name, string Value) setting)
    {
        var environment = new Dictionary<string, string>(server.ProgramEnvironment)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["DOTNET_ENVIRONMENT"] = "Production",
            [setting.Name] = setting.Value,
        };
        string[] arguments = verb == "serve" ? [verb, "--urls", "http://127.0.0.1:0"] : [verb];
        return CountyProcess.RunAsync(environment, arguments);
    }
}
