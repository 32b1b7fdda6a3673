using County.Data;
using County.Reporting;

namespace County.Web.Tests.Tenancy;

/// <summary>A unit moves its own report along, but does not answer for the county.</summary>
[Collection(TwoMarkedCounties.Name)]
[Trait("shows", "main-job")]
[Trait("shows", "isolation")]
public class ReportColumnsTests(MarkedCounties counties)
{
    [Theory]
    [InlineData("accepted_version = 1")]
    [InlineData("accepted_version = null")]
    [InlineData("published_version = 2")]
    [InlineData("year = 2020")]
    [InlineData("state = 'Accepted'")]
    [InlineData("state = 'Published'")]
    [InlineData("state = 'Returned'")]
    [InlineData("state = 'NoSuchState'")]
    [InlineData("changed_at = now()")]
    public async Task A_unit_cannot_write_the_countys_answer(string assignment)
    {
        // The last one: the report is accepted and published, and touching it without leaving that state is refused.
        Assert.Equal(TenantSql.NotAllowed, await RefusalAsync(assignment));
    }

    [Theory]
    [InlineData(nameof(ReportState.Drafting))]
    [InlineData(nameof(ReportState.InSignOff))]
    [InlineData(nameof(ReportState.Submitted))]
    public async Task A_unit_moves_its_report_along(string state)
    {
        Assert.Null(await RefusalAsync($"state = '{state}', latest_version = 3, changed_at = now()"));
    }

    private Task<string?> RefusalAsync(string assignment) => counties.Tenancy.RefusalAsync(
        Scope.Unit, MarkedCounties.Own(Scope.Unit), $"update county.reports set {assignment}");
}
