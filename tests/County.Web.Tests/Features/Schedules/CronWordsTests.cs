using County.Web.Hosting;

namespace County.Web.Tests.Features.Schedules;

[Trait("shows", "season")]
public sealed class CronWordsTests(TestServer server)
{
    [Theory]
    [InlineData("0/15 * * * * ?", "每15秒")]
    [InlineData("*/1 * * * * ?", "每1秒")]
    [InlineData("30 * * * * ?", "每分钟")]
    [InlineData("0 0/5 * * * ?", "每5分钟")]
    [InlineData("0 20 * * * ?", "每小时第20分")]
    [InlineData("0 5 3 * * ?", "每天 03:05")]
    [InlineData("0 30 8 ? * MON-FRI", "周一至周五 08:30")]
    [InlineData("0 0/10 * ? * MON-FRI", "周一至周五 每10分钟")]
    [InlineData("0 0 8 1 * ?", "0 0 8 1 * ?")]
    [InlineData("0 0 8-18 * * ?", "0 0 8-18 * * ?")]
    [InlineData("0 0 0 1 1 ? 2099", "0 0 0 1 1 ? 2099")]
    public void A_schedule_is_said_in_words_or_shown_as_it_is(string cron, string words) =>
        Assert.Equal(words, CronWords.Of(cron));

    [Theory]
    [InlineData("migrate", "RollUp:Cron", "every minute")]
    [InlineData("work", "Audit:VerifyCron", "0 10 4 * *")]
    [InlineData("work", "Mail:Cron", "0 0 25 * * ?")]
    public async Task A_wrong_schedule_is_refused_in_one_line(string verb, string key, string cron)
    {
        var ended = await CountyProcess.RunAsync(
            new Dictionary<string, string>(server.ProgramEnvironment)
            {
                [$"County__{key.Replace(":", "__", StringComparison.Ordinal)}"] = cron,
            },
            verb);

        Assert.Equal(1, ended.Status);
        Assert.StartsWith(
            $"county: County:{key} is \"{cron}\"", Assert.Single(ended.ErrorLines), StringComparison.Ordinal);
    }
}
