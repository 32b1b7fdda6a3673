using System.Globalization;
using County.Data;
using County.Web.Hosting;

namespace County.Web.Features.SignOffs;

/// <summary>The form that sets a chain: a row for each step it may have, those without a name do not count.</summary>
internal static class ChainInput
{
    public const string Paper = "paper";
    public const string Online = "online";

    public static IReadOnlyList<Right> Offered { get; } = [Right.Reviewer, Right.SecrecyReviewer, Right.Signatory];

    public static string TitleName(int row) => string.Create(CultureInfo.InvariantCulture, $"title-{row}");

    public static string RightName(int row) => string.Create(CultureInfo.InvariantCulture, $"right-{row}");

    public static string PersonName(int row) => string.Create(CultureInfo.InvariantCulture, $"person-{row}");

    public static string WayName(int row) => string.Create(CultureInfo.InvariantCulture, $"way-{row}");

    public static Typed Of(IReadOnlyList<SignOffStep> chain) => new(
    [
        .. chain.SelectMany((step, place) => new (string, string?)[]
        {
            (TitleName(place + 1), step.Title),
            (RightName(place + 1), step.Right.ToString()),
            (PersonName(place + 1), step.MembershipId?.ToString(CultureInfo.InvariantCulture)),
            (WayName(place + 1), step.IsOnPaper ? Paper : Online),
        }),
    ]);

    /// <summary>The steps, or what is wrong with them.</summary>
    public static (List<SignOffStep> Steps, Sentence? Problem) Read(
        Typed typed, Unit unit, IReadOnlyList<Membership> people)
    {
        var steps = new List<SignOffStep>();
        for (var row = 1; row <= SignOffChain.Most; row++)
        {
            if (typed.Text(TitleName(row), 20) is not { } title) continue;
            var right = RightOf(typed, row);
            steps.Add(new SignOffStep
            {
                CountyId = unit.CountyId,
                UnitId = unit.UnitId,
                Step = steps.Count + 1,
                Title = title,
                Right = right,
                MembershipId = PersonOf(typed, row, right, people),
                IsOnPaper = typed[WayName(row)] == Paper,
            });
        }

        if (!typed.IsGood) return (steps, Words.Key("没有保存，请改正标出的地方。"));
        if (steps.Count < SignOffChain.Fewest)
        {
            return (steps, Words.Say("没有保存：审签至少要有{0}个环节。", SignOffChain.Fewest));
        }

        return steps[^1].Right == Right.Signatory
            ? (steps, null)
            : (steps, Words.Key("没有保存：最后一个环节须由签发人签发。"));
    }

    private static Right RightOf(Typed typed, int row)
    {
        if (Enum.TryParse<Right>(typed[RightName(row)], out var right) && Offered.Contains(right)) return right;
        typed.Refuse(RightName(row), Words.Key("请选择由谁审签。"));
        return Right.Signatory;
    }

    private static int? PersonOf(Typed typed, int row, Right right, IReadOnlyList<Membership> people)
    {
        if (typed[PersonName(row)].Length == 0) return null;
        var person = people.FirstOrDefault(
            one => one.MembershipId.ToString(CultureInfo.InvariantCulture) == typed[PersonName(row)]);
        if (person is null)
        {
            typed.Refuse(PersonName(row), Words.Key("没有这个人，或者账号已停用。"));
        }
        else if (!person.Rights.Contains(right))
        {
            typed.Refuse(PersonName(row), Words.Say(
                "{0}不是{1}，请另选，或者先调整权限。", person.Person, (Sentence)right.OfficialName(person.UnitId)));
        }

        return person?.MembershipId;
    }
}
