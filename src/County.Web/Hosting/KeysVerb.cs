using System.CommandLine;

namespace County.Web.Hosting;

/// <summary>Makes the installation's keys.</summary>
internal static class KeysVerb
{
    public static Command Command { get; } = Build();

    private static Command Build()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Where the keys lie; those that are there stay" };
        var development = new Option<bool>("--development")
        {
            Description = "Mark them as made for development: a production process refuses them",
        };
        var command = new Command("keys", "Make the key files that all processes of an installation mount")
        {
            folder, development,
        };
        command.SetAction(parsed =>
        {
            Keys.Make(parsed.GetRequiredValue(folder), parsed.GetValue(development));
            return 0;
        });
        return command;
    }
}
