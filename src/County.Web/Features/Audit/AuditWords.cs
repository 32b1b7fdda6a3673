namespace County.Web.Features.Audit;

/// <summary>Columns and values of the audit record in office Chinese.</summary>
internal static class AuditWords
{
    // Numbers and marks that say nothing to a reader.
    private static readonly HashSet<string> Technical =
        ["MembershipId", "AccountId", "InvitationId", "HandoverId", "FromMembership", "ToMembership", "Key"];

    private static readonly Dictionary<string, string> Names = Read("""
        Name=名称 Prefecture=所属市（州） Province=所属省 SuspendedAt=停用时间 SuspendedFor=停用原因 Code=代码 Kind=类别
        ValidFrom=设立日期 ValidTo=撤销日期 OutsideSum=不计入汇总的原因 GeneralReplyPost=一般舆情回应审批岗位
        SeriousReplyPost=重大舆情回应审批岗位 SuccessorId=承接单位编号 Since=生效日期 NameBefore=原名称 Basis=依据 Year=年度
        Leader=组长 Deputy=副组长 OfficeDirector=办公室主任 Specialist=专干 Telephone=电话 Address=办公地点 Villages=村（社区）数
        Person=姓名 Post=职务 Email=电子邮箱 Rights=权限 JoinedAt=开通时间 ClosedAt=停用时间 PasswordResetAt=密码重置时间
        SecondFactorResetAt=动态验证码重置时间 SessionsEndedAt=强制退出时间 MadeAt=开具时间 MadeBy=开具人 ExpiresAt=有效期至
        UsedAt=使用时间 RevokedAt=作废时间 At=时间 By=经办人 Items=交接内容 ClientId=对接系统标识 Scopes=授权范围 Format=格式
        Opens=开始日期 FirstDraftDue=初稿截止 SignedCopyDue=盖章定稿截止 PublishBy=统一发布期限 SummaryDue=汇总报市期限
        CountyReportBy=本级年报期限 Exemption=免报原因 IsSample=演示数据 Version=稿次 FilledBy=填写人 Origin=来源
        ContentHash=内容指纹 SubmittedAt=报送时间 SubmittedBy=报送人 FilledForUnit=代填原因 Before=原状态 After=状态 Reason=原因
        CountyId=县（市、区）代码 Head=链头 Rows=行数 Source=来源（文号） Off=放假日期 Work=上班日期 IsWholeYear=全年安排
        ExtendedTo=延期至 ExtensionReason=延期原因 RevokedBy=作废人 Number=序号 Cell=单元格 Amount=调整数 WithdrawnAt=撤销时间
        WithdrawnBy=撤销人 WithdrawnFor=撤销原因 MailOn=邮件提醒 ShortMessageOn=短信提醒 LeadersOn=提醒签发人 SenderName=发件人名称
        ReplyTo=回信地址 QuietLiftedOn=解除免打扰日期 AnsweredBy=接听人 Said=答复 CalledBy=通话人
        Title=环节 Right=审签权限 IsOnPaper=线下审签 Signer=签字人 SignedOn=签字日期 RegisteredAt=登记时间 RegisteredBy=登记人 Note=审签意见
        StartedAt=送审时间 StartedBy=送审人 EndedAt=结束时间 EndedBy=结束人 EndedAs=结果 Step=环节次序 Page=件号 FileName=文件名
        MediaType=文件类型 Hash=校验码 AddedBy=上传人 AddedAt=上传时间 RemovedAt=移除时间 RemovedBy=移除人 SignOff=审签次数
        ScansHash=扫描件校验码 Section=部分 Field=位置 Text=内容 IsAccepted=采纳 Answer=采纳意见 AnsweredAt=回复时间 SentAt=发出时间
        FourEyes=两人通过 SummaryVersion=汇总版次 SentBy=送签人 Revision=修改次数 ChangedBy=修改人 ChangedAt=修改时间 EndedFor=结束原因
        PublishedAt=发布时间 PublishedBy=发布人 PublishedWhere=发布位置 IncompleteFor=汇总不全仍发布的原因
        IndicatorId=指标编号 Place=次序 Measure=计量单位 Least=最小值 Most=最大值 IsProper=分子不大于分母 Numerator=分子名称
        Denominator=分母名称 Help=填报说明 UnitKinds=填报单位类别
        Reply=单位答复 RepliedBy=答复人 RepliedAt=答复时间
        Units=单位数 Figures=数据个数 TakenBy=导入人 TakenAt=导入时间 IsReplaced=已被替换 Template=表格序号 SentOn=报送日期
        Way=报送方式 Recipient=收文单位 RecordedBy=登记人 RecordedAt=登记时间 Answers=重新报送所答复的次数 ReceivedOn=收到日期
        Receipt=回执 ReceiptBy=回执登记人 ReturnedOn=退回日期 ReturnedFor=退回原因 ReturnBy=退回登记人 CopiedFrom=沿用的表格
        Mapped=已对应的格数 MappedBy=对应人 MappedAt=对应时间
        """);

    private static readonly Dictionary<string, string> Values = Read("""
        Author=填报人 Reviewer=审核 SecrecyReviewer=保密审查人 Signatory=签发人 Administrator=管理员 Township=乡镇
        Subdistrict=街道 Department=县直部门 CountyOffice=县人民政府办公室 CountyGovernment=县人民政府（本级） MergedInto=并入
        SplitInto=分出 Renamed=更名 Account=开通账号 Password=重置密码 Filled=单位填报 AsPublished=按已公布文本导入
        Count=件数 Amount=金额 Text=文字 Ratio=比率
        reports.read=读取年报 reports.write=填报年报 summary.read=读取汇总
        Justice=司法局 Finance=财政局 Approval=行政审批局 Enforcement=执法平台
        Withdrawn=撤回审签 Declined=退回填报人 Voided=修改后作废 HandedIn=报送 application/pdf=PDF image/jpeg=JPEG image/png=PNG
        """);

    /// <summary>A column's name; null where it is not for reading. One without a word stands as it is.</summary>
    public static string? Name(string column) =>
        Technical.Contains(column) ? null : Names.GetValueOrDefault(column, column);

    /// <summary>The word for a value; null where it has none of its own.</summary>
    public static string? Value(string value) => Values.GetValueOrDefault(value);

    private static Dictionary<string, string> Read(string words) => words
        .Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(word => word.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
}
