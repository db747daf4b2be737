using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using ImageSharing.Core.Contract;
using ImageSharing.Errors;
using ImageSharing.Tests.Hosting;
using ImageSharing.Tests.Text;
using Xunit;

namespace ImageSharing.Tests.Help;

/// <summary>about_ImageSharing_Errors has every code of the table that the records are made of.</summary>
public sealed class ErrorTopicTests
{
    private const string Indent = "        ";

    /// <summary>Of the module's own conditions, whether they end a command and what their target is.</summary>
    private static readonly Dictionary<string, (string Ends, string Target)> Own = new()
    {
        ["AccountIdMalformed"] = ("no", "the value"),
        ["AccountIdMissing"] = ("no", "the image, or nothing if there are several"),
        ["AccountIdAmbiguous"] = ("no, and nothing is done; yes for a Get command", "nothing, or the account"),
        ["ImageIdMissing"] = ("no", "nothing"),
        ["ImageIdMalformed"] = ("no", "the image, or the account"),
        ["RegionMalformed"] = ("no", "the image, or nothing for -Region"),
        ["RegionMissing"] = ("no; yes if Get-CvmImage searches", "the image, or nothing"),
        ["ResultNotAccepted"] = ("no, and nothing is done; no for a single item", "nothing, or the account"),
        ["DesiredSetEmpty"] = ("no, and nothing is done", "nothing"),
        ["AccountIdWithAll"] = ("no, and nothing is done", "nothing"),
        ["ParameterBlank"] = ("yes", "nothing"),
        ["CredentialNotFound"] = ("yes", "nothing"),
        ["CredentialIncomplete"] = ("yes", "nothing"),
        ["CredentialExpired"] = ("first", "nothing"),
        ["CredentialUnreadable"] = ("first", "nothing"),
        ["ProfileNotFound"] = ("yes", "nothing"),
        ["EndpointNotSecure"] = ("yes", "nothing"),
        ["EndpointMalformed"] = ("yes", "nothing"),
        ["ConnectionFailed"] = ("first; no if only the response to a read was lost", "nothing, or the image"),
        ["OperationTimedOut"] = ("first; no if only the response to a read was lost", "nothing, or the image"),
        ["ResponseUnreadable"] = ("no", "the image"),
    };

    private static readonly Dictionary<string, string> InChinese = new()
    {
        ["no"] = "否",
        ["yes"] = "是",
        ["first"] = "写入前",
        ["last"] = "最后",
        ["no, and nothing is done"] = "否，不执行任何操作",
        ["no, and nothing is done; yes for a Get command"] = "否，不执行任何操作；对于 Get 命令为是",
        ["no, and nothing is done; no for a single item"] = "否，不执行任何操作；只涉及单个输入项时为否",
        ["no; yes if Get-CvmImage searches"] = "否；Get-CvmImage 进行搜索时为是",
        ["first; no if only the response to a read was lost"] = "写入前；如果只丢失了读取的响应，则为否",
        ["nothing"] = "无",
        ["the account"] = "账号",
        ["the image"] = "镜像",
        ["the value"] = "该值",
        ["the image, or nothing"] = "镜像，或无",
        ["the image, or nothing if there are several"] = "镜像；如果有多个，则为无",
        ["the image, or nothing for -Region"] = "镜像；对于 -Region 为无",
        ["the image, or the account"] = "镜像，或账号",
        ["nothing, or the account"] = "无，或账号",
        ["nothing, or the image"] = "无，或镜像",
    };

    [Fact]
    public void The_topic_has_every_error_with_what_to_do()
        => MustHave(TopicLanguage.English, "CODES\n", Codes(English));

    [Fact]
    public void The_Chinese_topic_has_every_error_with_what_to_do()
        => MustHave(TopicLanguage.Chinese, "错误码\n", Codes(Chinese));

    [Fact]
    public void Each_condition_of_the_module_in_this_test_is_in_the_table()
        => Assert.Empty(
            Own.Keys.Except(ErrorTable.All.Where(row => row.IsOwn).Select(row => row.Code)));

    private static void MustHave(TopicLanguage language, string heading, string codes)
    {
        var path = language.Path("about_ImageSharing_Errors");
        var topic = File.ReadAllText(path).ReplaceLineEndings("\n");
        var begin = topic.LastIndexOf($"\n{heading}", StringComparison.Ordinal) + heading.Length + 1;
        var end = topic.LastIndexOf($"\n{language.Headings.Links}\n", StringComparison.Ordinal) + 1;

        if (topic[begin..end] == codes) return;

        var wanted = Path.Combine(TestProcess.Repository, "out", language.Name, Path.GetFileName(path));
        Directory.CreateDirectory(Path.GetDirectoryName(wanted)!);
        File.WriteAllText(
            wanted, topic[..begin] + codes + topic[end..], new UTF8Encoding(language != TopicLanguage.English));
        Assert.Fail($"{Path.GetFileName(path)} does not have the module's errors. The one in out/{language.Name} has them right.");
    }

    private static string Codes(Func<ErrorRow, string, string, string> facts)
    {
        var codes = new StringBuilder();
        foreach (var row in ErrorTable.All)
        {
            var (ends, target) = Own.TryGetValue(row.Code, out var own) ? own : (EndsOf(row), TargetOf(row));
            codes.Append(null, $"    {row.Code}\n{facts(row, ends, target)}\n");
        }

        return codes.ToString();
    }

    private static string English(ErrorRow row, string ends, string target)
        => $"{Indent}{row.Category}. Target: {target}.\n{Indent}Ends the command: {ends}.\n"
            + Texts(row, MessageFile.English);

    private static string Chinese(ErrorRow row, string ends, string target)
        => $"{Indent}{row.Category}。目标：{InChinese[target]}。\n{Indent}结束命令：{InChinese[ends]}。\n"
            + Texts(row, MessageFile.Chinese);

    private static string Texts(ErrorRow row, MessageFile file)
        => TopicLanguage.Wrapped(file[row.Code], Indent)
            + TopicLanguage.Wrapped($"> {file[row.Code + ".Recommendation"]}", Indent);

    private static string EndsOf(ErrorRow row)
        => !IsForEveryCall(row) ? "no" : row.Category == ErrorCategory.ProtocolError ? "last" : "first";

    private static string TargetOf(ErrorRow row) => row.Subject switch
    {
        ErrorSubject.Account => "the account",
        _ => IsForEveryCall(row) ? "nothing" : "the image",
    };

    private static bool IsForEveryCall(ErrorRow row)
        => !row.IsOwn && ErrorCodes.IsForEveryCall(ErrorCodes.HandlingOf(row.Code));
}
