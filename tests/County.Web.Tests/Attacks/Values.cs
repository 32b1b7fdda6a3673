using System.Collections.Frozen;

namespace County.Web.Tests.Attacks;

/// <summary>Who among those that an endpoint lets in may reach what a value points at.</summary>
internal enum Reach
{
    /// <summary>It points at nobody's.</summary>
    Everybody,

    /// <summary>The people of the victim's county.</summary>
    County,

    /// <summary>The people of the victim, and their county's office.</summary>
    Unit,

    /// <summary>The people of the victim's county's office.</summary>
    Office,

    /// <summary>The person alone.</summary>
    Person,
}

/// <summary>A value of the world.</summary>
/// <param name="Victim">What points at the victim.</param>
/// <param name="Absent">What points at nothing; the same where nothing is pointed at.</param>
/// <param name="Reach">Who may reach it.</param>
internal sealed record Value(string Victim, string Absent, Reach Reach);

/// <summary>What the world has for everything a request may say: by name, which means one thing everywhere.</summary>
internal static class Values
{
    private static readonly Guid None = new("00000000-0000-4000-8000-000000000001");

    /// <summary>A field of the form that maps the superior's workbook.</summary>
    private const string MappedCell = "t2_art20_5.licences.decisions";

    /// <summary>What people write, and what is chosen from a list: it points at nobody.</summary>
    private static readonly string[] Texts =
    [
        "reason", "password", "again", "current", "ticket", "newCode", "credential", "decision", "secret", "prefecture",
        "province", "person", "post", "telephone", "email", "place", "scopes", "way", "redirects", "act", "text", "to",
        "refused", "before", "rights", "kind", "outside", "general", "serious", "leader", "deputy", "director",
        "specialist", "address", "villages", "lineage", "since", "basis", "new-name", "overall", "problems",
        "published", "file", "error", "passkey", "remoteError", "notice", "closed", "made", "amount", "why", "at",
        "answered", "said", "opens", "first", "signed", "publish", "summary", "county-report", "seen", "confirmed",
        "units", "until", "source", "off", "work", "whole", "days",
        "signer-1", "date-1", "title-1", "right-1", "person-1", "way-1", "title-2", "right-2",
        "mail", "sms", "leaders", "lifted", "sender", "reply", "language", "back",
        "load", "take",
        "State", "Kind", "Only", "Find", "Sort", "At", "Sentence", "Show",
        "key", "quote", "section", "signer", "ended", "where", "incomplete",
        "measure", "least", "most", "proper", "numerator", "denominator", "help", "kinds",
        "figures", "addressee", "on", "by", "recipient", "receipt", MappedCell,
    ];

    private static readonly string[] Indicator =
    [
        "code", "name", "measure", "kind", "least", "most", "proper", "numerator", "denominator", "help", "kinds",
    ];

    private static readonly FrozenDictionary<string, Value> Known = new Dictionary<string, Value>
    {
        ["year"] = new($"{World.Year}", "2077", Reach.County),
        ["county"] = new($"{World.County}", "999999", Reach.County),
        ["unit"] = new($"{World.Unit}", "99", Reach.Unit),
        ["version"] = new("2", "99", Reach.Unit),
        ["number"] = new("1", "99", Reach.County),
        ["passage"] = new("1", "99", Reach.Unit),
        ["page"] = Plain("1"),
        ["step"] = Plain("1"),
        ["earlier"] = Plain("1"),
        ["later"] = Plain("1"),
        ["membership"] = Id("memberships", "membership_id", "99"),
        ["successor"] = Id("memberships", "membership_id", "99"),
        ["invitation"] = Id("invitations", "invitation_id"),
        ["handover"] = Id("handovers", "handover_id"),
        ["message"] = Id("outbox", "message_id"),
        // Each calendar has a first notice: what is reached is one's own.
        ["entry"] = Plain("1"),
        ["note"] = Id("messages", "message_id"),
        ["client"] = Id("clients", "client_id"),
        ["session"] = new($"{World.Session}", $"{None}", Reach.Person),
        ["id"] = new("AAAA", "AAAB", Reach.Person),
        ["other"] = Plain($"{World.Unit}"),
        // A job that may be run at once does nothing to a county; one that is not there is not found.
        ["job"] = Plain("no-such-job"),
        ["cell"] = Plain("t2_art20_1.normative_docs.published"),
        ["sentence"] = Plain("1"),
        ["show"] = Plain("all"),
        ["peers"] = Plain("Township"),
        ["view"] = Plain("absolute"),
        ["years"] = Plain("3"),
        ["indicator"] = new("boards", "no_such_indicator", Reach.County),
        ["bureau"] = new("justice", "no-such-bureau", Reach.County),
        ["template"] = new("1", "99", Reach.County),
        ["sending"] = new("1", "99", Reach.County),
        ["status"] = Plain("404"),
        ["from"] = Plain("/"),
        ["form"] = Plain("2021"),
        ["hash"] = Plain("0123456789abcdef"),
        ["name"] = Plain("attacker-who-is-not-there"),
        ["code"] = Plain("000000"),
    }
    .Concat(Texts.Select(name => KeyValuePair.Create(name, Plain("攻击"))))
    .ToFrozenDictionary();

    /// <summary>Fields of forms that a handler reads by hand, by endpoint.</summary>
    public static FrozenDictionary<string, string[]> ReadByHand { get; } = new Dictionary<string, string[]>
    {
        ["POST /clients"] = ["name", "place", "way", "scopes", "redirects"],
        ["POST /people/invitations"] = ["unit", "person", "post", "telephone", "email", "rights", "way"],
        ["POST /people/{membership:int}"] = ["person", "post", "rights"],
        ["POST /people/{membership:int}/contact"] = ["telephone", "email"],
        ["POST /people/{membership:int}/second-factor-reset"] = ["reason"],
        ["POST /people/{membership:int}/handover"] = ["successor", "person", "post", "telephone", "email", "rights"],
        ["POST /units"] = ["name", "code", "kind", "from", "to", "outside", "general", "serious"],
        ["POST /units/{unit:int}"] = ["name", "code", "kind", "from", "to", "outside", "general", "serious"],
        ["POST /units/{unit:int}/lineage"] = ["lineage", "since", "other", "new-name", "basis", "seen"],
        ["POST /units/{unit:int}/cards/{year:int}"] =
            ["leader", "deputy", "director", "specialist", "telephone", "address", "villages"],
        ["POST /rounds"] =
            ["year", "opens", "first", "signed", "publish", "summary", "county-report", "units", "confirmed"],
        ["POST /rounds/{year:int}/settings"] =
            ["seen", "opens", "first", "signed", "publish", "summary", "county-report"],
        ["POST /rounds/{year:int}/supplement"] = Indicator,
        ["POST /rounds/{year:int}/supplement/indicators/{indicator}"] = Indicator,
        ["POST /rounds/{year:int}/extensions"] = ["unit", "until", "reason"],
        ["POST /rounds/{year:int}/exemptions"] = ["unit", "why"],
        ["POST /rounds/{year:int}/units"] = ["unit"],
        ["POST /calendar/preview"] = ["source", "year", "off", "work", "whole"],
        ["POST /calendar/notices"] = ["source", "year", "off", "work", "whole", "seen"],
        ["POST /calendar/notices/{entry:int}/revocation"] = ["seen"],
        ["POST /operator/calendar/preview"] = ["source", "year", "off", "work", "whole"],
        ["POST /operator/calendar/notices"] = ["source", "year", "off", "work", "whole", "seen"],
        ["POST /operator/calendar/notices/{entry:int}/revocation"] = ["seen"],
        ["POST /reports/{year:int}/sign-off/papers"] = ["passage", "signer-1", "date-1"],
        ["POST /reports/{year:int}/sign-off/scans"] = ["file"],
        ["POST /units/{unit:int}/sign-off"] =
            ["title-1", "right-1", "person-1", "way-1", "title-2", "right-2"],
        ["POST /rounds/{year:int}/units/{unit:int}/calls"] = ["at", "answered", "said"],
        ["POST /rounds/{year:int}/units/{unit:int}/filling"] =
            ["version", "reason", "published", "overall", "problems", "other", "text"],
        ["POST /rounds/{year:int}/units/{unit:int}/filling/reading"] = ["version", "reason", "text"],
        ["POST /rounds/{year:int}/units/{unit:int}/filling/findings"] = ["version", "reason", "overall"],
        ["POST /rounds/{year:int}/summary/adjustments"] = ["cell", "amount", "why"],
        ["POST /rounds/{year:int}/summary/adjustments/{number:int}/withdrawal"] = ["why"],
        ["POST /reports/{year:int}/template"] = ["file"],
        ["POST /reports/{year:int}/template/taking"] = ["load", "take"],
        ["POST /reports/{year:int}/explanations"] = ["key", "reason", "text", "back"],
        ["POST /rounds/{year:int}/county-report/editions/{number:int}/signature"] = ["signer", "signed"],
        ["POST /rounds/{year:int}/county-report/editions/{number:int}/ending"] = ["ended"],
        ["POST /rounds/{year:int}/county-report/editions/{number:int}/publication"] = ["where", "incomplete"],
        ["POST /rounds/{year:int}/outside-figures/{bureau}"] = ["file"],
        ["POST /rounds/{year:int}/outside-figures/{bureau}/taking"] = ["name", "figures"],
        ["POST /rounds/{year:int}/upward"] = ["name", "addressee", "file"],
        ["POST /rounds/{year:int}/upward/templates/{template:int}"] = [MappedCell],
        ["POST /rounds/{year:int}/upward/sendings"] =
            ["template", "version", "on", "way", "recipient", "by", "incomplete"],
        ["POST /rounds/{year:int}/upward/sendings/{sending:int}/receipt"] = ["on", "receipt"],
        ["POST /rounds/{year:int}/upward/sendings/{sending:int}/return"] = ["on", "why"],
        ["POST /reminders/settings"] =
            ["mail", "sms", "leaders", "lifted", "sender", "reply", "language", "back", "telephone"],
    }.ToFrozenDictionary();

    /// <summary>Bodies that are more than a list of plain fields, by endpoint, of a person who is signed in.</summary>
    public static FrozenDictionary<string, Func<string, object>> Bodies { get; } =
        new Dictionary<string, Func<string, object>>
        {
            ["POST /reports/{year:int}/changes"] = account => new
            {
                person = account,
                load = "attack",
                changes = new[] { new { field = "sections.overall", counter = 1, seen = 0, value = "攻击" } },
            },
        }.ToFrozenDictionary();

    public static Value? Find(Input input) => Known.GetValueOrDefault(input.Name)
        ?? (input.Type == typeof(bool) || input.Type == typeof(bool?) ? Plain("true") : null);

    private static Value Plain(string text) => new(text, text, Reach.Everybody);

    private static Value Id(string table, string column, string? absent = null) => new(
        World.Rows.First(row => row.Table == table && row.County == World.County && row.Unit == World.Unit)
            .Values[column]!.ToString()!, absent ?? $"{None}", Reach.Unit);
}
