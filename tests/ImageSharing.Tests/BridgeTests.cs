using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>The load context: what is loaded, when, and from where.</summary>
public sealed class BridgeTests : ServiceShell
{
    private const string Loaded =
        """
        [AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name } |
            Where-Object { $_ -match '^(ImageSharing|Polly|System.Text.Json|System.Net.Http|System.Threading.Rate)' }
        """;

    private const string Contexts =
        """
        [AppDomain]::CurrentDomain.GetAssemblies() |
            Where-Object { $_.GetName().Name -in 'Polly.Core', 'ImageSharing.Core' } | ForEach-Object {
                $_.GetName().Name + ' in ' + [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name
            };
        """;

    private const string Grant = "(Grant-CvmImageShare img-6pb6lrmy 1000000001).Status;";

    private static readonly string Import = $"Import-Module '{TestProcess.Manifest}';";

    [Theory]
    [InlineData("")]
    [InlineData("Grant-CvmImageShare img-6pb6lrmy 1000000001 -Region ap-tokyo -WhatIf;")]
    [InlineData("'1000000001' | Revoke-CvmImageShare img-6pb6lrmy -WhatIf;")]
    [InlineData("$null = Get-Help Grant-CvmImageShare; $null = Get-Command Grant-CvmImageShare -Syntax;")]
    [InlineData("$null = Grant-CvmImageShare img-6pb6lrmy 123 -Region ap-tokyo -ErrorAction SilentlyContinue;")]
    [InlineData("$null = Grant-CvmImageShare -ErrorAction SilentlyContinue;")]
    public void Neither_Core_nor_HTTP_is_loaded_where_no_service_is_asked(string command)
        => Assert.Equal(
            ["ImageSharing", "ImageSharing.Tests"],
            FreshProcess.Run($"{Import} {command} {Loaded}").Order(StringComparer.Ordinal));

    [Fact]
    public void Core_and_what_it_depends_on_load_in_a_context_of_their_own()
    {
        NeedRetries();

        Assert.Equal(
            ["Shared", "ImageSharing.Core in ImageSharing.Core", "Polly.Core in ImageSharing.Core"],
            FreshProcess.Run($"{Import} {Grant} {Contexts}"));
    }

    [Fact]
    public void Core_is_found_for_the_cmdlets_and_for_nobody_else()
    {
        using var shell = new Shell();
        var ran = shell.Run("[System.Reflection.Assembly]::Load('ImageSharing.Core')");

        Assert.Empty(ran.Output);
        Assert.IsType<FileNotFoundException>(
            (ran.Errors.SingleOrDefault()?.Exception ?? ran.Failure)!.GetBaseException());
    }

    [Fact]
    public void A_foreign_Polly_and_a_foreign_Json_that_were_loaded_first_change_nothing()
    {
        NeedRetries();
        var files = new[] { "Polly.Core.dll", "Newtonsoft.Json.dll" }
            .Select(file => Path.Combine(AppContext.BaseDirectory, "foreign", file));
        var load = string.Join(' ', files.Select(file => $"$null = [System.Reflection.Assembly]::LoadFrom('{file}');"));

        Assert.Equal(
            [
                "Polly.Core in Default",
                "Shared",
                "Polly.Core in Default", "ImageSharing.Core in ImageSharing.Core", "Polly.Core in ImageSharing.Core",
            ],
            FreshProcess.Run($"{load} {Contexts} {Import} {Grant} {Contexts}"));
    }

    [Fact]
    public void No_type_of_Core_Polly_or_JSON_is_in_the_public_signatures_of_the_cmdlet_assembly()
    {
        using var shell = new Shell();
        var module = AppDomain.CurrentDomain.GetAssemblies().Single(each => each.GetName().Name == "ImageSharing");
        var types = module.GetExportedTypes().SelectMany(Shown).ToHashSet();

        Assert.Contains(types, type => type.Name == "PSCredential");
        string[] allowed =
            ["System.Private.CoreLib", "System.Private.Uri", "System.Management.Automation", "ImageSharing"];
        Assert.Empty(types.Select(type => type.Assembly.GetName().Name!).Distinct().Except(allowed));
    }

    [Fact]
    public void Import_with_Force_and_Remove_then_Import_work()
    {
        using var shell = new Shell();
        const string use = "Grant-CvmImageShare img-6pb6lrmy 1000000001 -Region ap-tokyo -WhatIf";

        Assert.Single(shell.Run($"Import-Module '{TestProcess.Manifest}' -Force; {use}").MustSucceed().WouldDo);
        Assert.Single(shell.Run($"Remove-Module ImageSharing; {Import} {use}").MustSucceed().WouldDo);
        Assert.Single(shell.Run("Get-Module ImageSharing").MustSucceed().Output);
    }

    [Fact]
    public void The_module_is_laid_out_with_nothing_of_Core_beside_the_cmdlets()
    {
        var bin = Path.Combine(TestProcess.Repository, "bin");

        Assert.Equal(
            ["ImageSharing.LoadContext.dll", "ImageSharing.dll"],
            Directory.GetFiles(bin, "*.dll").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var folder in new[] { "core", "desktop" })
            foreach (var file in new[] { "ImageSharing.Core.dll", "Polly.Core.dll" })
                Assert.True(File.Exists(Path.Combine(bin, folder, file)), $"{folder}/{file} is missing");
        Assert.False(File.Exists(Path.Combine(bin, "core", "System.Text.Json.dll")), ".NET has its own");
    }

    /// <summary>The types that others see in a type: its base, interfaces, and those of its members.</summary>
    private static IEnumerable<Type> Shown(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
            | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var fields = type.GetFields(all).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly);
        var methods = type.GetMethods(all).Cast<MethodBase>().Concat(type.GetConstructors(all))
            .Where(method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly).ToList();
        return
        [
            type.BaseType!,
            .. type.GetInterfaces(),
            .. fields.Select(field => field.FieldType),
            .. methods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType),
            .. methods.OfType<MethodInfo>().Select(method => method.ReturnType),
        ];
    }

    /// <summary>Core loads its retry library with the first request that has to be sent again.</summary>
    private void NeedRetries()
    {
        Image("img-6pb6lrmy");
        Service.Faults.Add(When.Request(1, SandboxActions.DescribeImageSharePermission), Fault.Http(503));
    }
}
