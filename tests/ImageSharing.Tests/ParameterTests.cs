using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>The parameters of the cmdlets.</summary>
public sealed class ParameterTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("Grant", "AllowPartial")]
    [InlineData("Revoke", "All")]
    [InlineData("Set", "AllowPartial", "AllowEmpty")]
    public void A_cmdlet_has_these_parameters_and_no_others(string verb, params string[] more)
    {
        string[] common =
        [
            "ImageId", "AccountId", "BatchSize", "Verify", "WaitTimeoutSec", "ThrottleLimit", "RequestsPerSecond",
            "Region", "Credential", "SecurityToken", "ProfileName", "RoleArn", "RoleSessionName", "Endpoint", "Proxy",
            "ProxyCredential", "Language", "TimeoutSec", "MaximumRetryCount", "InputObject", "WhatIf", "Confirm",
        ];
        var expected = common.Concat(more).Order(StringComparer.Ordinal);

        Assert.Equal(expected, Parameters(verb).Keys.Except(PSCmdlet.CommonParameters).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Grant", ConfirmImpact.Medium)]
    [InlineData("Revoke", ConfirmImpact.High)]
    [InlineData("Set", ConfirmImpact.High)]
    public void A_cmdlet_asks_by_this_impact_and_emits_results(string verb, ConfirmImpact impact)
    {
        var type = Command(verb).ImplementingType;
        var cmdlet = type.GetCustomAttributes(typeof(CmdletAttribute), false).Cast<CmdletAttribute>().Single();

        Assert.True(cmdlet.SupportsShouldProcess);
        Assert.Equal(impact, cmdlet.ConfirmImpact);
        Assert.True(type.IsSealed);
        Assert.Equal("ImageSharing.ImageShareResult", Command(verb).OutputType.Single().Name);
    }

    [Fact]
    public void Images_and_accounts_bind_as_the_table_says()
    {
        var image = Parameters("Grant")["ImageId"];
        var account = Parameters("Grant")["AccountId"];

        Assert.Equal(typeof(object[]), image.ParameterType);
        Assert.Equal(typeof(object[]), account.ParameterType);
        Assert.Equal(["Uin", "Account", "AccountIds"], account.Aliases);
        Assert.Equal((0, false, false, false), Binding(image));
        Assert.Equal((1, false, false, false), Binding(account));
        Assert.Equal((int.MinValue, false, false, false), Binding(Parameters("Grant")["Region"]));
        Assert.Equal((int.MinValue, true, false, false), Binding(Parameters("Grant")["InputObject"]));
    }

    [Fact]
    public void No_parameter_is_mandatory()
    {
        var attributes = Parameters("Grant").Values.SelectMany(parameter => parameter.Attributes);

        Assert.All(attributes.OfType<ParameterAttribute>(), attribute => Assert.False(attribute.Mandatory));
    }

    [Fact]
    public void Secrets_have_secret_types_only()
    {
        var parameters = Parameters("Grant");

        Assert.Equal(typeof(PSCredential), parameters["Credential"].ParameterType);
        Assert.Equal(typeof(PSCredential), parameters["ProxyCredential"].ParameterType);
        Assert.Equal(typeof(SecureString), parameters["SecurityToken"].ParameterType);
        Assert.Contains(parameters["Credential"].Attributes, attribute => attribute is CredentialAttribute);
        Assert.Contains(parameters["ProxyCredential"].Attributes, attribute => attribute is CredentialAttribute);
        Assert.All(parameters.Keys, name => Assert.DoesNotMatch("(?i)secret|password", name));
    }

    [Theory]
    [InlineData("BatchSize", 500, 1, 500)]
    [InlineData("WaitTimeoutSec", 60, 0, 86400)]
    [InlineData("ThrottleLimit", 32, 1, 1000)]
    [InlineData("RequestsPerSecond", 10, 1, 1000)]
    [InlineData("TimeoutSec", 30, 1, 3600)]
    [InlineData("MaximumRetryCount", 5, 0, 100)]
    public void A_number_has_its_default_and_its_bounds(string name, int byDefault, int least, int most)
    {
        var instance = Activator.CreateInstance(Command("Grant").ImplementingType)!;
        Assert.Equal(byDefault, instance.GetType().GetProperty(name)!.GetValue(instance));

        foreach (var good in new[] { least, most })
            Assert.Empty(Give(name, good).Errors);
        foreach (var bad in new[] { least - 1, most + 1 })
            Assert.Equal(["ParameterArgumentValidationError"], Give(name, bad).Codes);
    }

    [Fact]
    public void The_module_exports_its_cmdlets_and_nothing_else()
        => Assert.Equal(
            [
                "Get-CvmCallerIdentity", "Get-CvmImage", "Get-CvmImageShare", "Grant-CvmImageShare",
                "Revoke-CvmImageShare", "Set-CvmImageShare", "Test-CvmImageShare",
            ],
            _shell
                .Run("(Get-Module ImageSharing).ExportedCommands.Keys").Output
                .Select(item => (string)item.BaseObject)
                .Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Grant-CvmImageShare -Region ap-shang", new[] { "ap-shanghai", "ap-shanghai-fsi" })]
    [InlineData("Revoke-CvmImageShare -Region valley", new[] { "na-siliconvalley" })]
    public void A_region_is_completed(string typed, string[] regions)
    {
        var ran = _shell.Run("(TabExpansion2 $args[0] $args[0].Length).CompletionMatches.CompletionText", typed);

        Assert.Equal(regions, ran.Output.Select(item => (string)item.BaseObject));
    }

    [Fact]
    public void A_region_that_is_not_completed_is_not_refused()
        => Assert.Equal(["img-6pb6lrmy (xx-nowhere): 1000000001"], Give("Region", "xx-nowhere").MustSucceed().WouldDo);

    private Ran Give(string name, object value)
        => _shell.Run($"Grant-CvmImageShare img-6pb6lrmy 1000000001 -WhatIf -{name} {value}");

    private CmdletInfo Command(string verb)
        => (CmdletInfo)_shell.Run($"Get-Command {verb}-CvmImageShare").Output.Single().BaseObject;

    private Dictionary<string, ParameterMetadata> Parameters(string verb) => Command(verb).Parameters;

    private static (int Position, bool ByValue, bool ByName, bool Hidden) Binding(ParameterMetadata parameter)
    {
        var attribute = parameter.Attributes.OfType<ParameterAttribute>().Single();
        return (
            attribute.Position,
            attribute.ValueFromPipeline,
            attribute.ValueFromPipelineByPropertyName,
            attribute.DontShow);
    }
}
