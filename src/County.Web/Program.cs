using County.Web.Features.Audit;
using County.Web.Features.Counties;
using County.Web.Features.Demo;
using County.Web.Features.Import;
using County.Web.Features.Mail;
using County.Web.Features.Summaries;
using County.Web.Hosting;

return await Verbs.RunAsync(
    args,
    "County: 县级政府信息公开工作年度报告",
    ServeVerb.Command,
    WorkVerb.Command,
    MigrateVerb.Command,
    DemoVerb.Command,
    ReadVerb.Command,
    RollUpVerb.Command,
    ReconcileVerb.Command,
    KeysVerb.Command,
    ShortMessageVerb.Command,
    AuditVerb.Command,
    TenantVerb.Command,
    OperatorVerb.Command);
