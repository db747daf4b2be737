using System;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Threading.Tasks;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>Whoever waits for lists to be read sees how far it is.</summary>
public sealed class ReadProgressTests : ServiceShell, IAsyncLifetime
{
    private const string All = "img-6pb6lrmy, img-9qabwvbn, img-3ez8kx1c";
    private const string Lists = "Reading share lists";
    private const string Search = "Finding images";

    private readonly string[] _images = All.Split(", ");
    private PropertyInfo? _interval;

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        foreach (var image in _images) Image(image).Shares.Declare("1000000001", "1000000002");
        Service.Images.Add("img-0tokyo00", "ap-tokyo");
        var cmdlets = (Type)Run("(Get-Command Get-CvmImage).ImplementingType").MustSucceed().Output.Single().BaseObject;
        _interval = cmdlets.Assembly
            .GetType("ImageSharing.Output.ReadProgress", throwOnError: true)!
            .GetProperty("Interval", BindingFlags.Static | BindingFlags.NonPublic)!;
        _interval.SetValue(null, TimeSpan.Zero);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        _interval?.SetValue(null, TimeSpan.FromSeconds(1));
        await DisposeAsync();
    }

    [Theory]
    [InlineData($"Get-CvmImageShare {All}", Lists, "3 of 3 images, img-3ez8kx1c (ap-guangzhou)")]
    [InlineData($"Test-CvmImageShare {All} 1000000001", Lists, "3 of 3 images, img-3ez8kx1c (ap-guangzhou)")]
    [InlineData($"Set-CvmImageShare {All} 1000000001 -WhatIf", Lists, "3 of 3 images, img-3ez8kx1c (ap-guangzhou)")]
    [InlineData($"Set-CvmImageShare {All} 1000000001 -Confirm:$false", Lists, "3 of 3 images, img-3ez8kx1c (ap-guangzhou)")]
    [InlineData($"Revoke-CvmImageShare {All} -All -WhatIf", Lists, "3 of 3 images, img-3ez8kx1c (ap-guangzhou)")]
    [InlineData($"Revoke-CvmImageShare {All} -All -Confirm:$false", Lists, "3 of 3 images, img-3ez8kx1c (ap-guangzhou)")]
    [InlineData("Get-CvmImage -Region ap-guangzhou, ap-tokyo", Search, "4 images, ap-tokyo")]
    public void A_command_that_reads_says_how_many_are_done(string command, string activity, string last)
    {
        var shown = Run(command).MustSucceed().Progress.Where(record => record.Activity == activity).ToList();

        Assert.Equal(last, shown[^2].StatusDescription);
        Assert.Equal(ProgressRecordType.Completed, shown[^1].RecordType);
        Assert.All(shown.SkipLast(1), record => Assert.Equal(ProgressRecordType.Processing, record.RecordType));
        Assert.True(shown.Count > 3, $"{shown.Count} records");
    }

    [Theory]
    [InlineData($"Get-CvmImageShare {All}")]
    [InlineData("Get-CvmImage")]
    public void A_command_that_ends_before_the_interval_says_nothing(string command)
    {
        _interval!.SetValue(null, TimeSpan.FromHours(1));

        Assert.DoesNotContain(Run(command).MustSucceed().Progress, record => record.Activity is Lists or Search);
    }
}
