namespace County.Web.Hosting;

/// <summary>Marks an endpoint at which secrets could be guessed, so that the limits find it.</summary>
internal sealed record SignInAttempt;
