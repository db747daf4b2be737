using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>DESIGN, "Why the bridge": what is loaded, when, and from where.</summary>
public sealed class BridgeTests
{
    private const string Loaded = "[AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name } | Where-Object { $_ -match '^(ImageSharing|Polly|System.Text.Json|System.Net.Http|System.Threading.RateLimiting)' }";

    private static readonly string Import = $"Import-Module '{TestProcess.Manifest}';";

    [Theory]
    [InlineData("")]
    [InlineData("Grant-CvmImageShare img-6pb6lrmy 1000000001 -Region ap-tokyo -WhatIf;")]
    [InlineData("'1000000001' | Revoke-CvmImageShare img-6pb6lrmy -WhatIf;")]
    [InlineData("$null = Get-Help Grant-CvmImageShare; $null = Get-Command Grant-CvmImageShare -Syntax;")]
    [InlineData("$null = Grant-CvmImageShare img-6pb6lrmy 123 -Region ap-tokyo -ErrorAction SilentlyContinue;")]
    [InlineData("$null = Grant-CvmImageShare -ErrorAction SilentlyContinue;")]
    public void Neither_Core_nor_HTTP_is_loaded_where_no_service_is_asked(string command)
        => Assert.Equal(["ImageSharing", "ImageSharing.Tests"], FreshProcess.Run($"{Import} {command} {Loaded}").Order(StringComparer.Ordinal));

    [Fact]
    public void No_type_of_Core_Polly_or_JSON_is_in_the_public_signatures_of_the_cmdlet_assembly()
    {
        using var shell = new Shell();
        var module = AppDomain.CurrentDomain.GetAssemblies().Single(assembly => assembly.GetName().Name == "ImageSharing");
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

        var types = new HashSet<Type>();
        foreach (var type in module.GetExportedTypes())
        {
            types.Add(type.BaseType ?? type);
            types.UnionWith(type.GetInterfaces());
            types.UnionWith(type.GetFields(all).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly).Select(field => field.FieldType));
            foreach (var method in type.GetMethods(all).Cast<MethodBase>().Concat(type.GetConstructors(all)).Where(method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly))
            {
                types.UnionWith(method.GetParameters().Select(parameter => parameter.ParameterType));
                if (method is MethodInfo info) types.Add(info.ReturnType);
            }
        }

        Assert.Contains(types, type => type.Name == "PSCredential");
        string[] allowed = ["System.Private.CoreLib", "System.Private.Uri", "System.Management.Automation", "ImageSharing"];
        Assert.Empty(types.Select(type => type.Assembly.GetName().Name!).Distinct().Except(allowed));
    }

    [Fact]
    public void Import_with_Force_and_Remove_then_Import_work()
    {
        using var shell = new Shell();
        const string use = "Grant-CvmImageShare img-6pb6lrmy 1000000001 -Region ap-tokyo -WhatIf";

        Assert.Single(shell.Run($"Import-Module '{TestProcess.Manifest}' -Force; {use}").MustSucceed().WouldDo);
        Assert.Single(shell.Run($"Remove-Module ImageSharing; Import-Module '{TestProcess.Manifest}'; {use}").MustSucceed().WouldDo);
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
        Assert.False(File.Exists(Path.Combine(bin, "core", "System.Text.Json.dll")), "On .NET the runtime's own System.Text.Json is used");
    }
}
