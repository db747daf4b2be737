using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Errors;
using ImageSharing.Tests.Help;
using ImageSharing.Tests.Intent;
using Xunit;

namespace ImageSharing.Tests.Errors;

/// <summary>
/// Every error that a user can see, by its ErrorId, its category and its target. Scripts of users depend on these
/// three, so a change of the list is a change for them.
/// </summary>
public sealed class ErrorListTests : IntentShell, IDisposable
{
    private static readonly ErrorSituation[] List =
    [
        .. ModuleConditions.Accounts, .. ModuleConditions.Images, .. ModuleConditions.Callers,
        .. ModuleConditions.Replies, .. ServiceCodes.Documented, .. ServiceCodes.Common,
    ];

    private readonly List<string> _folders = [];

    public static TheoryData<int, string> Rows
    {
        get
        {
            var rows = new TheoryData<int, string>();
            foreach (var (index, row) in List.Index())
                rows.Add(index, row.ToString());

            return rows;
        }
    }

    public void Dispose() => _folders.ForEach(folder => Directory.Delete(folder, recursive: true));

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_command_writes_the_record_of_the_list(int index, string row)
    {
        Assert.Equal(row, List[index].ToString());
        WritesItsRecord(List[index]);
    }

    [Fact]
    public void The_list_has_every_code_of_the_table()
        => Assert.Equal(
            ErrorTable.All.Select(row => row.Code).Order(StringComparer.Ordinal),
            List.Select(row => row.ErrorId).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_list_has_the_twenty_documented_codes()
        => Assert.Equal(20, ServiceCodes.Documented.Select(row => row.ErrorId).Distinct().Count());

    private static string IdOf(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    private void WritesItsRecord(ErrorSituation situation)
    {
        Arrange(situation);

        // Only a terminating error is caught.
        var ran = Try($"try {{ $null = . {{ {situation.Script} }} }} catch {{ $_ }}");

        var caught = ran.Output.Select(item => item.BaseObject).OfType<ErrorRecord>().ToList();
        var record = Assert.Single(ran.Errors.Concat(caught), error => IdOf(error) == situation.ErrorId);
        Assert.StartsWith(
            $"{situation.ErrorId},ImageSharing.Commands.", record.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(situation.Category, record.CategoryInfo.Category);
        Assert.Equal(situation.Target, record.TargetObject);
        Assert.Equal("ImageSharing.ImageShareException", record.Exception.GetType().FullName);
        Assert.NotEmpty(record.ErrorDetails.Message);
        Assert.NotEmpty(record.ErrorDetails.RecommendedAction);
        IsAsTheTopicSays(situation, endsCommand: caught.Count > 0);
    }

    private void IsAsTheTopicSays(ErrorSituation situation, bool endsCommand)
    {
        var (ends, target) = ErrorTopic.Entries[situation.ErrorId];
        var answers = ends.Split("; ").Select(clause => clause.Split(' ', ',')[0]);
        Assert.Contains(answers, answer => endsCommand ? answer is "yes" or "first" : answer is "no" or "last");
        Assert.Matches(WordsOf(situation.Target), target);
    }

    private static string WordsOf(string? target) => target switch
    {
        null => "nothing",
        Region or "golden" => "the image",
        _ when target.StartsWith("img-", StringComparison.OrdinalIgnoreCase) => "the image",
        _ => "the (account|value)",
    };

    private void Arrange(ErrorSituation situation)
    {
        Try("");
        foreach (var (name, value) in situation.Environment) Set(name, value);
        foreach (var (name, text) in situation.Files)
        {
            var path = Path.Combine(Environment.GetEnvironmentVariable("HOME")!, name);
            var folder = Path.GetDirectoryName(path)!;
            _folders.Add(folder);
            Directory.CreateDirectory(folder);
            File.WriteAllText(path, text);
        }

        situation.Service?.Invoke(Service);
        if (situation.Waits) Hurry();
    }
}
