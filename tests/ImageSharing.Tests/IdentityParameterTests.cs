using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Security;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>A command uses only the identity that its parameters and the environment name.</summary>
public sealed class IdentityParameterTests : ServiceShell, IDisposable
{
    private const string Grant = "Grant-CvmImageShare img-6pb6lrmy 1000000001";
    private const string FileVariable = "TENCENTCLOUD_CREDENTIALS_FILE";
    private static readonly SandboxKey Key = new("AKIDPRODUCTION1234", "production-secret");

    private static readonly string[] Commands =
    [
        Grant,
        "Revoke-CvmImageShare img-6pb6lrmy 1000000001 -Confirm:$false",
        "Set-CvmImageShare img-6pb6lrmy 1000000001 -Confirm:$false",
        "Get-CvmImageShare img-6pb6lrmy",
        "Get-CvmImage",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("image-sharing-");

    public static TheoryData<string, string> BlankIdentities
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var command in Commands)
            {
                foreach (var name in new[] { "Credential", "ProfileName", "RoleArn" })
                    data.Add(command, $"-{name} $null");
            }

            foreach (var value in new[] { "''", "' '", "$none.Missing" })
            {
                foreach (var name in new[] { "Credential", "ProfileName", "RoleArn" }) data.Add(Grant, $"-{name} {value}");
            }

            data.Add(Grant, "-Credential ([pscredential]::Empty)");
            data.Add(Grant + " -WhatIf", "-ProfileName $null");
            data.Add("@() | Grant-CvmImageShare img-6pb6lrmy", "-ProfileName $null");
            return data;
        }
    }

    public static TheoryData<string> BlankParameters =>
    [
        "-SecurityToken $null", "-SecurityToken ''", "-SecurityToken ([securestring]::new())",
        "-RoleSessionName $null", "-RoleSessionName ' '",
        "-Endpoint $null", "-Endpoint ''", "-Endpoint ' '",
        "-Proxy $null", "-Proxy ''", "-Proxy ' '",
        "-ProxyCredential $null", "-ProxyCredential ''", "-ProxyCredential ([pscredential]::Empty)",
        "-Language $null", "-Language ''", "-Language ' '",
        "-TimeoutSec $null", "-TimeoutSec ''",
        "-MaximumRetryCount $null", "-MaximumRetryCount ' '",
        "-Region $null", "-Region ''", "-Region ' '",
    ];

    void IDisposable.Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(BlankIdentities))]
    public void A_parameter_that_names_the_identity_and_is_blank_ends_the_command(string command, string parameter)
    {
        Image("img-6pb6lrmy").Shares.Declare("1000000002");
        var record = Caught($"$none = [pscustomobject]@{{}}; {command} {parameter}");

        Assert.Equal("ParameterBlank", record.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(ErrorCategory.InvalidArgument, record.CategoryInfo.Category);
        Assert.StartsWith(parameter.Split(' ')[0] + " ", record.ToString(), StringComparison.Ordinal);
        Assert.Empty(Service.Requests.All);
        Assert.Empty(Shell.Shown.Lines);
    }

    [Fact]
    public void A_blank_parameter_that_is_splatted_is_found_too()
        => Assert.Contains(
            "ParameterBlank",
            Caught($"$p = @{{ ProfileName = $null }}; {Grant} @p").FullyQualifiedErrorId,
            StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(BlankParameters))]
    public void Every_other_parameter_of_the_connection_that_is_blank_counts_as_absent(string parameter)
    {
        Image("img-6pb6lrmy");
        var ran = Run($"{Grant} {parameter}");

        Assert.Equal(["1000000001 Shared"], ran.MustSucceed().Results);
        Assert.All(Service.Requests.All, request => Assert.Null(request.Language));
    }

    [Theory]
    [InlineData("zh-cn", "zh-CN")]
    [InlineData("EN-US", "en-US")]
    public void A_language_is_understood_in_any_case(string typed, string sent)
    {
        Image("img-6pb6lrmy");
        Run($"{Grant} -Language {typed}").MustSucceed();

        Assert.All(Service.Requests.All, request => Assert.Equal(sent, request.Language));
    }

    [Fact]
    public void A_language_that_the_service_does_not_have_is_refused_and_those_that_it_has_are_completed()
    {
        var record = Assert.Single(Run($"{Grant} -Language fr-FR").Errors);
        Assert.Contains("zh-CN or en-US", record.ToString(), StringComparison.Ordinal);

        var ran = Run("(TabExpansion2 $args[0] $args[0].Length).CompletionMatches.CompletionText", $"{Grant} -Language z");
        Assert.Equal(["zh-CN"], ran.Output.Select(item => (string)item.BaseObject));
    }

    [Fact]
    public void A_profile_of_another_file_is_not_used_where_the_named_file_is_missing()
    {
        Image("img-6pb6lrmy");
        Service.Keys.Add(Key);
        using var other = Home(".tccli/prod.credential", $$"""{"secretId":"{{Key.SecretId}}","secretKey":"{{Key.SecretKey}}"}""");
        var path = Path.Combine(_folder.FullName, "missing");
        Set(FileVariable, path);

        var record = Caught($"{Grant} -ProfileName prod");
        Assert.StartsWith("CredentialUnreadable,", record.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(path, record.ToString(), StringComparison.Ordinal);
        Assert.Empty(Service.Requests.All);
    }

    [Fact]
    public void A_file_that_is_locked_is_an_error_with_the_cause_in_it()
    {
        var path = Path.Combine(_folder.FullName, "creds");
        using var locked = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        Set(FileVariable, path);

        var record = Caught($"{Grant} -ProfileName prod");
        Assert.StartsWith($"Cannot read the file {path}: another program has locked it.", record.ToString(), StringComparison.Ordinal);
        Assert.IsType<IOException>(record.Exception.InnerException);
        Assert.Equal("ImageSharing.ImageShareException", record.Exception.GetType().FullName);
    }

    [Theory]
    [InlineData("$null = $path.SetLocation($args[0])")]
    [InlineData("$null = $path.SetLocation($args[0]); $null = $path.SetLocation('Env:')")]
    [InlineData(
        "$drive = [System.Management.Automation.PSDriveInfo]::new('Keys', $path.CurrentFileSystemLocation.Provider, $args[0], '', $null);"
        + " $null = $session.Drive.New($drive, 'Global'); $null = $path.SetLocation('Keys:')")]
    public void A_relative_path_starts_from_the_folder_that_PowerShell_is_in(string go)
    {
        Image("img-6pb6lrmy");
        Service.Keys.Add(Key);
        File.WriteAllText(Path.Combine(_folder.FullName, "creds"), Ini("prod"));
        Set(FileVariable, "./creds");
        var wrong = Path.Combine(Environment.CurrentDirectory, "creds");
        File.WriteAllText(wrong, "[prod]\nsecret_id = AKIDWRONG\nsecret_key = wrong\n");
        try
        {
            Run(
                "$session = $ExecutionContext.SessionState; $path = $session.Path;"
                + $"{go}; {Grant} -ProfileName prod",
                _folder.FullName).MustSucceed();
        }
        finally
        {
            File.Delete(wrong);
        }

        Assert.All(Service.Requests.All, request => Assert.Equal(Key.SecretId, request.KeyId));
    }

    [Fact]
    public void A_home_folder_that_changes_while_the_shell_runs_is_noticed()
    {
        Image("img-6pb6lrmy");
        Service.Keys.Add(Key);
        Directory.CreateDirectory(Path.Combine(_folder.FullName, ".tencentcloud"));
        File.WriteAllText(Path.Combine(_folder.FullName, ".tencentcloud", "credentials"), Ini("prod"));
        var names = new[] { "HOME", "USERPROFILE" };
        var before = names.Select(Environment.GetEnvironmentVariable).ToList();
        try
        {
            foreach (var name in names) Environment.SetEnvironmentVariable(name, _folder.FullName);
            Run($"{Grant} -ProfileName prod").MustSucceed();
        }
        finally
        {
            foreach (var (name, value) in names.Zip(before)) Environment.SetEnvironmentVariable(name, value);
        }

        Assert.All(Service.Requests.All, request => Assert.Equal(Key.SecretId, request.KeyId));
    }

    [Theory]
    [InlineData("Grant-CvmImageShare img-6pb6lrmy 1000000001")]
    [InlineData("Revoke-CvmImageShare img-6pb6lrmy 1000000002 -Confirm:$false")]
    [InlineData("Set-CvmImageShare img-6pb6lrmy 1000000001 -Confirm:$false")]
    [InlineData("Get-CvmImageShare img-6pb6lrmy")]
    [InlineData("Get-CvmImage img-6pb6lrmy")]
    public void Verbose_says_as_whom_a_command_acts_before_its_first_request(string command)
    {
        Image("img-6pb6lrmy").Shares.Declare("1000000002");
        Service.Keys.Add(Key);
        var path = Path.Combine(_folder.FullName, "creds");
        File.WriteAllText(path, Ini("prod"));
        Set(FileVariable, path);
        var said = new List<(int Requests, string Text)>();
        using var pipeline = Shell.Pipeline($"{command} -ProfileName prod -Verbose");
        pipeline.Streams.Verbose.DataAdded += (_, added) => said.Add(
            (Service.Requests.All.Count, pipeline.Streams.Verbose[added.Index].Message));
        pipeline.Invoke();

        var (requests, text) = said.First(one => one.Text.StartsWith("Identity: ", StringComparison.Ordinal));
        Assert.Equal($"Identity: profile prod ({path}), SecretId ending in 1234.", text);
        Assert.Equal(0, requests);
        Assert.NotEmpty(Service.Requests.All);
        Assert.DoesNotContain(said, one => one.Text.Contains(Key.SecretId, StringComparison.Ordinal));
    }

    [Fact]
    public void User_and_password_in_the_proxys_address_are_used_and_not_shown()
    {
        Image("img-6pb6lrmy");
        Service.Faults.Add(
            When.Request(1, null), Fault.Http(407).And(Fault.Header("Proxy-Authenticate", "Basic realm=\"proxy\"")));
        var proxy = Service.Endpoint.AbsoluteUri.Replace("http://", "http://user:canary77@", StringComparison.Ordinal);
        var ran = Run($"{Grant} -Endpoint http://127.0.0.1:9 -Proxy {proxy} -Verbose -Debug");

        Assert.Equal(["1000000001 Shared"], ran.MustSucceed().Results);
        Assert.All(ran.Verbose.Concat(ran.Shown), text => Assert.DoesNotContain("canary77", text, StringComparison.Ordinal));
    }

    /// <summary>The error that ends the command; one that does not is not caught.</summary>
    private ErrorRecord Caught(string command)
        => (ErrorRecord)Assert.Single(Run($"try {{ {command} }} catch {{ $_ }}").MustSucceed().Output).BaseObject;

    private static string Ini(string name) => $"[{name}]\nsecret_id = {Key.SecretId}\nsecret_key : {Key.SecretKey}\n";

    private static HomeFile Home(string name, string text) => new(name, text);

    private sealed class HomeFile : IDisposable
    {
        private readonly string _path;

        public HomeFile(string name, string text)
        {
            _path = Path.Combine(Environment.GetEnvironmentVariable("HOME")!, name);
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            File.WriteAllText(_path, text);
        }

        public void Dispose() => File.Delete(_path);
    }
}
