using County.Data;
using County.Web.Hosting;

namespace County.Web.Features.People;

/// <summary>账号开通单 or 密码重置单 as it is printed; shown once, for the one-time password is not kept.</summary>
public sealed record SlipModel(
    bool IsReset, string Address, string Place, int? UnitId, string Person, string? Post, string Rights, string Secret,
    DateTimeOffset Until, string MadeBy, DateTimeOffset MadeAt)
{
    public string Title => IsReset ? "密码重置单" : "账号开通单";

    internal static SlipModel Of(Invitation slip, Caller caller, string place, string address, string secret) => new(
        slip.Kind == InvitationKind.Password, address, place, slip.UnitId, slip.Person, slip.Post,
        Data.Rights.Line(slip.Rights, slip.UnitId), secret, slip.ExpiresAt,
        caller.Membership!.Post is { } post ? $"{post} {caller.Person}" : caller.Person, slip.MadeAt);
}
