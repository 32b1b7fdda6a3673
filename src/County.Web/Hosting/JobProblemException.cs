namespace County.Web.Hosting;

/// <summary>A job has not done its work; the message says why, in office Chinese and without secrets.</summary>
internal sealed class JobProblemException(string problem) : Exception(problem);
