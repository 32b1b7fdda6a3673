using System.Globalization;
using County.Documents;
using County.Reporting;

namespace County.Web.Features.Filling;

/// <summary>A unit's own report, uploaded or pasted, to be read into the form.</summary>
internal static class Material
{
    /// <summary>What was read, or why nothing was, in office Chinese.</summary>
    public static async Task<(Reading? Reading, string? Problem)> ReadAsync(
        IFormCollection form, Format format, CancellationToken cancellation)
    {
        var file = form.Files["file"];
        var text = form["text"].ToString();
        if (file is { Length: > 0 })
        {
            if (file.Length > ReportReader.LargestFile) return (null, TooLarge(file.Length));
            using var content = new MemoryStream((int)file.Length);
            await file.CopyToAsync(content, cancellation);
            return Judge(ReportReader.Read(content.ToArray(), file.FileName), format);
        }

        if (file is not null && file.FileName.Length > 0) return (null, "文件是空的。");
        if (string.IsNullOrWhiteSpace(text)) return (null, "请选择文件，或者粘贴文字。");
        return text.Length > ReportReader.LargestFile
            ? (null, TooLarge(text.Length))
            : Judge(ReportReader.ReadText(text), format);
    }

    private static (Reading? Reading, string? Problem) Judge(ReadResult result, Format format) => result switch
    {
        ReadResult.Read({ Format: null }) => (null, "没有找到年度报告的统计表，请核对材料。"),
        ReadResult.Read({ Format: { } other }) when other != format =>
            (null, $"材料用的是{other.Id}年格式，本年度用{format.Id}年格式，请核对材料。"),
        ReadResult.Read(var reading) => (reading, null),
        ReadResult.Unreadable(var reason) => (null, InChinese(reason)),
        _ => throw new InvalidOperationException("A result of no known kind"),
    };

    /// <summary>The reader's reasons are the command line's; a page says them in Chinese.</summary>
    private static string InChinese(string reason) => reason switch
    {
        "is empty" => "文件是空的。",
        _ when reason.Contains("Word", StringComparison.Ordinal) || reason.Contains("Excel", StringComparison.Ordinal) =>
            "暂不能读Word、Excel文件，请打开后复制文字粘贴，或者另存为网页、纯文本再上传。",
        _ when reason.StartsWith("is not text or HTML", StringComparison.Ordinal) =>
            "只能读纯文本和网页文件，请打开后复制文字粘贴。",
        _ when reason.StartsWith("a report of", StringComparison.Ordinal) => "这是2019年以前的报告，格式不同，不能读。",
        _ => "没有从中认出政府信息公开工作年度报告，请核对材料。",
    };

    private static string TooLarge(long length) => string.Create(
        CultureInfo.InvariantCulture,
        $"文件有{length / 1024m / 1024m:0.0}MB，超过20MB，请删去图片、另存为纯文本，或者复制文字粘贴。");
}
