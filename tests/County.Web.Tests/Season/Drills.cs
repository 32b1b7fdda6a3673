namespace County.Web.Tests.Season;

/// <summary>The drills take turns, with nothing beside them: each of them starts processes by the dozen.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Drills
{
    public const string Name = "drills";
}
