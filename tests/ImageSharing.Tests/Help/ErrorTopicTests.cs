using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using ImageSharing.Core.Contract;
using ImageSharing.Errors;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests.Help;

/// <summary>about_ImageSharing_Errors has every code of the table that the records are made of.</summary>
public sealed class ErrorTopicTests
{
    private const string Begin = "CODES\n";
    private const string End = "SEE ALSO\n";
    private const string Indent = "        ";
    private const int Width = 78;

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

    [Fact]
    public void The_topic_has_every_error_with_what_to_do()
    {
        var repository = TestProcess.Repository;
        var path = Path.Combine(repository, "src", "ImageSharing", "en-US", "about_ImageSharing_Errors.help.txt");
        var topic = File.ReadAllText(path).ReplaceLineEndings("\n");
        var begin = topic.LastIndexOf($"\n{Begin}", StringComparison.Ordinal) + Begin.Length + 1;
        var end = topic.LastIndexOf($"\n{End}", StringComparison.Ordinal) + 1;

        if (topic[begin..end] == Codes()) return;

        var wanted = Directory.CreateDirectory(Path.Combine(repository, "out")).FullName;
        File.WriteAllText(Path.Combine(wanted, Path.GetFileName(path)), topic[..begin] + Codes() + topic[end..]);
        Assert.Fail($"{Path.GetFileName(path)} does not have the module's errors. The one in out/ has them right.");
    }

    [Fact]
    public void A_condition_of_the_module_that_is_told_apart_here_is_in_the_table()
        => Assert.Empty(
            Own.Keys.Except(ErrorTable.All.Where(row => row.IsOwn).Select(row => row.Code)));

    private static string Codes()
    {
        var codes = new StringBuilder();
        foreach (var row in ErrorTable.All)
        {
            var (ends, target) = Own.TryGetValue(row.Code, out var own) ? own : (EndsOf(row), TargetOf(row));
            codes.Append(null, $"    {row.Code}\n");
            codes.Append(null, $"{Indent}{row.Category}. Target: {target}.\n");
            codes.Append(null, $"{Indent}Ends the command: {ends}.\n");
            codes.Append(Wrapped(row.Sentence)).Append(Wrapped($"> {row.RecommendedAction}")).Append('\n');
        }

        return codes.ToString();
    }

    private static string EndsOf(ErrorRow row)
        => !IsForEveryCall(row) ? "no" : row.Category == ErrorCategory.ProtocolError ? "last" : "first";

    private static string TargetOf(ErrorRow row) => row.Subject switch
    {
        ErrorSubject.Account => "the account",
        _ => IsForEveryCall(row) ? "nothing" : "the image",
    };

    private static bool IsForEveryCall(ErrorRow row)
        => !row.IsOwn && ErrorCodes.IsForEveryCall(ErrorCodes.HandlingOf(row.Code));

    private static string Wrapped(string text)
    {
        var lines = new StringBuilder();
        var line = Indent;
        foreach (var word in text.Split(' '))
        {
            if (line.Length > Indent.Length && line.Length + 1 + word.Length > Width)
            {
                lines.Append(line).Append('\n');
                line = Indent;
            }

            line += line.Length > Indent.Length ? $" {word}" : word;
        }

        return lines.Append(line).Append('\n').ToString();
    }
}
