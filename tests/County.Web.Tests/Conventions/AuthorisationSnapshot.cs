namespace County.Web.Tests.Conventions;

/// <summary>Whom every endpoint lets in: a change of it is read by a person.</summary>
internal static class AuthorisationSnapshot
{
    public const string Expected = """
        * /errors/{status:range(400,599)} → anonymous
        GET (files) → anonymous
        GET / → signed in
        GET /account → signed in
        GET /account/passkeys → signed in
        GET /account/second-factor → signed in
        GET /antiforgery → signed in
        GET /api/reference → anonymous
        GET /api/v1/report → api reports.read
        GET /api/v1/round → api reports.read
        GET /api/v1/summary → api summary.read
        GET /audit → administrator
        GET /audit/export → administrator
        GET /calendar → member
        GET /calendar/derivation → member
        GET /calendar/notices/{entry:int}/revocation → administrator
        GET /clients → administrator
        GET /clients/new → administrator
        GET /connect/authorize → member
        GET /forgotten-password → anonymous
        GET /formats/{form}.{hash}.json → anonymous
        GET /handovers/{handover:guid} → people
        GET /history → office
        GET /history.xlsx → office
        GET /invitation → anonymous
        GET /invitation/{secret} → anonymous
        GET /jobs → administrator
        GET /mail → administrator
        GET /messages → member
        GET /messages/{note:guid} → member
        GET /openapi/{documentName}.json → anonymous
        GET /operator → operator
        GET /operator/calendar → operator
        GET /operator/calendar/notices/{entry:int}/revocation → operator
        GET /operator/counties/new → operator
        GET /operator/counties/{county:int} → operator
        GET /operator/jobs → operator
        GET /people → people
        GET /people/invitations/new → people
        GET /people/{membership:int} → people
        GET /people/{membership:int}/handover → people
        GET /reminders/settings → administrator
        GET /reports → unit
        GET /reports/{year:int} → unit
        GET /reports/{year:int}/help → unit
        GET /reports/{year:int}/print → unit
        GET /reports/{year:int}/print/foot.css → unit
        GET /reports/{year:int}/sign-off → unit
        GET /reports/{year:int}/sign-off/form → unit
        GET /reports/{year:int}/submission → unit
        GET /reports/{year:int}/template → author
        GET /reports/{year:int}/template/upload → author
        GET /reports/{year:int}/zero → unit
        GET /review/settings → administrator
        GET /rounds → office
        GET /rounds/new → administrator
        GET /rounds/{year:int} → office
        GET /rounds/{year:int}/board → office
        GET /rounds/{year:int}/board.xlsx → office
        GET /rounds/{year:int}/comparison → office
        GET /rounds/{year:int}/comparison/export → office
        GET /rounds/{year:int}/county-report → office
        GET /rounds/{year:int}/county-report/editions/{number:int} → office
        GET /rounds/{year:int}/outside-figures → office
        GET /rounds/{year:int}/outside-figures/{bureau} → office
        GET /rounds/{year:int}/outside-figures/{bureau}/template → office
        GET /rounds/{year:int}/settings → office
        GET /rounds/{year:int}/summary → office
        GET /rounds/{year:int}/summary/adjustments → office
        GET /rounds/{year:int}/summary/comparison → office
        GET /rounds/{year:int}/summary/figures/{cell} → office
        GET /rounds/{year:int}/summary/last-year → office
        GET /rounds/{year:int}/summary/preview → office
        GET /rounds/{year:int}/summary/supplement → office
        GET /rounds/{year:int}/summary/supplement/export → office
        GET /rounds/{year:int}/summary/versions → office
        GET /rounds/{year:int}/summary/versions/{version:int} → office
        GET /rounds/{year:int}/supplement → office
        GET /rounds/{year:int}/supplement/indicators/{indicator} → administrator
        GET /rounds/{year:int}/units/{unit:int} → member
        GET /rounds/{year:int}/units/{unit:int}/calls → office
        GET /rounds/{year:int}/units/{unit:int}/filling → office
        GET /rounds/{year:int}/units/{unit:int}/letters/{version:int} → member
        GET /rounds/{year:int}/units/{unit:int}/return → office
        GET /rounds/{year:int}/units/{unit:int}/sign-offs/{passage:int}/record → member
        GET /rounds/{year:int}/units/{unit:int}/sign-offs/{passage:int}/scans/{page:int} → member
        GET /rounds/{year:int}/units/{unit:int}/submissions/{version:int} → member
        GET /rounds/{year:int}/upward → office
        GET /rounds/{year:int}/upward/sendings/{sending:int} → office
        GET /rounds/{year:int}/upward/sendings/{sending:int}/file → office
        GET /rounds/{year:int}/upward/templates/{template:int} → office
        GET /rounds/{year:int}/upward/templates/{template:int}/file → office
        GET /rounds/{year:int}/upward/templates/{template:int}/letter → office
        GET /rounds/{year:int}/urging → office
        GET /rounds/{year:int}/urging/letter → office
        GET /sign-in → anonymous
        GET /sign-in/code → anonymous
        GET /sign-in/enrolment → anonymous
        GET /units → office
        GET /units/new → administrator
        GET /units/{unit:int} → office
        GET /units/{unit:int}/cards/{year:int} → member
        GET /units/{unit:int}/sign-off → people
        POST /account/backup-codes → signed in
        POST /account/passkeys → signed in
        POST /account/passkeys/options → signed in
        POST /account/passkeys/{id}/removal → signed in
        POST /account/password → signed in
        POST /account/second-factor → signed in
        POST /account/second-factor/removal → signed in
        POST /account/sessions/ending → signed in
        POST /account/sessions/{session:guid}/ending → signed in
        POST /api/v1/report/sign-off → api reports.write
        POST /api/v1/report/submission → api reports.write
        POST /calendar/notices → administrator
        POST /calendar/notices/{entry:int}/revocation → administrator
        POST /calendar/preview → administrator
        POST /clients → administrator
        POST /clients/{client}/revocation → administrator
        POST /clients/{client}/secret → administrator
        POST /connect/authorize → member
        POST /connect/token → anonymous
        POST /invitation → anonymous
        POST /invitation/{secret} → anonymous
        POST /jobs/{job}/runs → administrator
        POST /language → anonymous
        POST /mail/{message:guid}/retry → administrator
        POST /operator/calendar/notices → operator
        POST /operator/calendar/notices/{entry:int}/revocation → operator
        POST /operator/calendar/preview → operator
        POST /operator/counties → operator
        POST /operator/counties/{county:int}/invitation → operator
        POST /operator/counties/{county:int}/suspension → operator
        POST /operator/counties/{county:int}/suspension/undoing → operator
        POST /operator/jobs/{job}/runs → operator
        POST /people/invitations → people
        POST /people/invitations/{invitation:guid}/revocation → people
        POST /people/{membership:int} → people
        POST /people/{membership:int}/closing → people
        POST /people/{membership:int}/contact → people
        POST /people/{membership:int}/contact-views → people
        POST /people/{membership:int}/handover → people
        POST /people/{membership:int}/password-reset → people
        POST /people/{membership:int}/second-factor-reset → administrator
        POST /people/{membership:int}/sessions-end → people
        POST /reminders/settings → administrator
        POST /reports/{year:int}/changes → author
        POST /reports/{year:int}/correction → hands in
        POST /reports/{year:int}/explanations → author
        POST /reports/{year:int}/remarks/{version:int}/{number:int}/reply → author
        POST /reports/{year:int}/sign-off → author
        POST /reports/{year:int}/sign-off/papers → author
        POST /reports/{year:int}/sign-off/refusal → signer
        POST /reports/{year:int}/sign-off/scans → author
        POST /reports/{year:int}/sign-off/scans/{page:int}/removal → author
        POST /reports/{year:int}/sign-off/signatures → signer
        POST /reports/{year:int}/sign-off/withdrawal → author
        POST /reports/{year:int}/submission → hands in
        POST /reports/{year:int}/submission/withdrawal → hands in
        POST /reports/{year:int}/template → author
        POST /reports/{year:int}/template/taking → author
        POST /reports/{year:int}/zero-statements → author
        POST /reports/{year:int}/zero-statements/{section}/withdrawal → author
        POST /review/settings → administrator
        POST /rounds → administrator
        POST /rounds/{year:int}/county-report → office
        POST /rounds/{year:int}/county-report/editions → office
        POST /rounds/{year:int}/county-report/editions/{number:int}/ending → office
        POST /rounds/{year:int}/county-report/editions/{number:int}/publication → administrator
        POST /rounds/{year:int}/county-report/editions/{number:int}/signature → office
        POST /rounds/{year:int}/exemptions → administrator
        POST /rounds/{year:int}/extensions → administrator
        POST /rounds/{year:int}/outside-figures/{bureau} → administrator
        POST /rounds/{year:int}/outside-figures/{bureau}/taking → administrator
        POST /rounds/{year:int}/outside-figures/{bureau}/withdrawal → administrator
        POST /rounds/{year:int}/settings → administrator
        POST /rounds/{year:int}/settings/redating → administrator
        POST /rounds/{year:int}/summary/adjustments → administrator
        POST /rounds/{year:int}/summary/adjustments/{number:int}/withdrawal → administrator
        POST /rounds/{year:int}/summary/rolling-up → office
        POST /rounds/{year:int}/supplement → administrator
        POST /rounds/{year:int}/supplement/copying → administrator
        POST /rounds/{year:int}/supplement/indicators/{indicator} → administrator
        POST /rounds/{year:int}/supplement/indicators/{indicator}/move → administrator
        POST /rounds/{year:int}/supplement/indicators/{indicator}/removal → administrator
        POST /rounds/{year:int}/units → administrator
        POST /rounds/{year:int}/units/{unit:int}/acceptance → office
        POST /rounds/{year:int}/units/{unit:int}/acceptance/undoing → office
        POST /rounds/{year:int}/units/{unit:int}/calls → office
        POST /rounds/{year:int}/units/{unit:int}/exemption/undoing → administrator
        POST /rounds/{year:int}/units/{unit:int}/explanations/answers → office
        POST /rounds/{year:int}/units/{unit:int}/extension/undoing → administrator
        POST /rounds/{year:int}/units/{unit:int}/filling → office
        POST /rounds/{year:int}/units/{unit:int}/filling/confirmation → signatory
        POST /rounds/{year:int}/units/{unit:int}/filling/disavowal → signatory
        POST /rounds/{year:int}/units/{unit:int}/filling/findings → office
        POST /rounds/{year:int}/units/{unit:int}/filling/reading → office
        POST /rounds/{year:int}/units/{unit:int}/publication → office
        POST /rounds/{year:int}/units/{unit:int}/releases → administrator
        POST /rounds/{year:int}/units/{unit:int}/releases/{number:int}/withdrawal → administrator
        POST /rounds/{year:int}/units/{unit:int}/remarks → office
        POST /rounds/{year:int}/units/{unit:int}/remarks/{number:int}/withdrawal → office
        POST /rounds/{year:int}/units/{unit:int}/reopening → office
        POST /rounds/{year:int}/units/{unit:int}/return → office
        POST /rounds/{year:int}/units/{unit:int}/return/undoing → office
        POST /rounds/{year:int}/units/{unit:int}/review → office
        POST /rounds/{year:int}/units/{unit:int}/sealed-copy → office
        POST /rounds/{year:int}/units/{unit:int}/sealed-copy/withdrawal → office
        POST /rounds/{year:int}/upward → administrator
        POST /rounds/{year:int}/upward/copying → administrator
        POST /rounds/{year:int}/upward/sendings → administrator
        POST /rounds/{year:int}/upward/sendings/{sending:int}/receipt → administrator
        POST /rounds/{year:int}/upward/sendings/{sending:int}/return → administrator
        POST /rounds/{year:int}/upward/templates/{template:int} → administrator
        POST /rounds/{year:int}/upward/templates/{template:int}/removal → administrator
        POST /sign-in → anonymous
        POST /sign-in/code → anonymous
        POST /sign-in/enrolment → anonymous
        POST /sign-in/enrolment/waiver → anonymous
        POST /sign-in/passkey → anonymous
        POST /sign-in/passkey/options → anonymous
        POST /sign-out → anonymous
        POST /units → administrator
        POST /units/{unit:int} → administrator
        POST /units/{unit:int}/cards/{year:int} → unit card
        POST /units/{unit:int}/lineage → administrator
        POST /units/{unit:int}/sign-off → people
        PUT /api/v1/report/figures → api reports.write
        """;
}
