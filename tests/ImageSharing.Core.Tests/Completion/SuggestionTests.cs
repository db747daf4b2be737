using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Session;
using ImageSharing.Core.Tests.Credentials;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ImageSharing.Core.Tests.Completion;

/// <summary>What a key press is offered, and whom it asks for that.</summary>
public sealed class SuggestionTests
{
    private const string Role = "qcs::cam::uin/100000000001:roleName/Sharer";

    [Fact]
    public async Task Every_page_of_the_private_images_of_every_region_is_offered()
    {
        await using var wire = await Wire.StartAsync();
        for (var i = 0; i < 205; i++) wire.Server.Images.Add($"img-{i.ToString("x8", CultureInfo.InvariantCulture)}");
        wire.Server.Images.Add("img-elsewher", "ap-tokyo");
        wire.Server.Images.Add("img-public00").Type = "PUBLIC_IMAGE";

        var found = Images(wire, Wire.Region, "ap-tokyo");

        Assert.Equal(207, found.Count);
        Assert.Contains("img-elsewher", found);
        Assert.DoesNotContain("img-public00", found);
        Assert.Empty(wire.Server.Requests.Writes);
    }

    [Fact]
    public async Task What_was_answered_is_remembered_for_a_minute()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var wire = await Wire.StartAsync(time: time);
        Assert.Single(Images(wire, Wire.Region));
        wire.Server.Images.Add("img-new00000");

        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Single(Images(wire, Wire.Region));
        Assert.Equal(1, wire.Server.Requests.Count(SandboxActions.DescribeImages));

        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(2, Images(wire, Wire.Region).Count);
    }

    [Fact]
    public async Task The_accounts_of_an_image_are_offered_and_another_key_asks_for_itself()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Images.Find(Wire.Image)!.Shares.Declare("100000000011");
        Assert.Equal(["100000000011"], Shares(wire, Wire.Image));
        Assert.Equal(["100000000011"], Shares(wire, Wire.Image));
        Assert.Equal(1, wire.Server.Requests.Count(SandboxActions.DescribeImageSharePermission));

        Assert.Empty(Shares(wire, Wire.Image, settings => settings.SecretId = "AKIDother"));
    }

    [Fact]
    public async Task A_refusal_offers_nothing_and_is_asked_again()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Faults.Add(When.Request(1, SandboxActions.DescribeImages), Fault.Refuse("UnauthorizedOperation"));

        Assert.Empty(Images(wire, Wire.Region));
        Assert.Single(Images(wire, Wire.Region));
    }

    [Fact]
    public async Task A_page_that_never_comes_is_not_waited_for_and_those_before_it_are_offered()
    {
        await using var wire = await Wire.StartAsync(time: TimeProvider.System);
        for (var i = 0; i < 105; i++) wire.Server.Images.Add($"img-{i.ToString("x8", CultureInfo.InvariantCulture)}");
        wire.Server.Faults.Add(When.Request(2, SandboxActions.DescribeImages), Fault.NeverRespond());

        Assert.Equal(100, Images(wire, Wire.Region).Count);
    }

    [Fact]
    public async Task A_role_that_would_have_to_be_assumed_first_is_not_and_one_that_was_is_used()
    {
        await using var wire = await Wire.StartAsync();
        Assert.Empty(Images(wire, settings => settings.RoleArn = Role, Wire.Region));
        Assert.Empty(wire.Server.Requests.All);

        using (wire.Open(settings => settings.RoleArn = Role))
            Assert.Single(Images(wire, settings => settings.RoleArn = Role, Wire.Region));
        Assert.Equal(1, wire.Server.Requests.Count(SandboxActions.AssumeRole));
        Assert.NotEqual(
            SandboxKey.Default.SecretId,
            wire.Server.Requests.Of(SandboxActions.DescribeImages).Single().KeyId);
    }

    [Fact]
    public async Task The_metadata_service_is_not_asked()
    {
        await using var metadata = await MetadataServer.StartAsync();
        await using var wire = await Wire.StartAsync();
        wire.Environment["TENCENTCLOUD_METADATA_ENDPOINT"] = metadata.Address;

        Assert.Empty(Images(wire, settings => settings.SecretId = null, Wire.Region));
        Assert.Empty(metadata.Asked);
    }

    [Fact]
    public async Task The_region_of_the_environment_is_asked_where_none_was_typed()
    {
        await using var wire = await Wire.StartAsync();
        Assert.Empty(Images(wire));

        wire.Environment["TENCENTCLOUD_REGION"] = Wire.Region;
        Assert.Equal([Wire.Image], Images(wire));
    }

    [Theory]
    [InlineData("http://example.com")]
    [InlineData("http://127.0.0.1:9")]
    public async Task A_wrong_address_causes_no_error(string endpoint)
    {
        await using var wire = await Wire.StartAsync();

        Assert.Empty(Images(wire, settings => settings.Endpoint = endpoint, Wire.Region));
    }

    [Fact]
    public async Task Profiles_are_offered_by_name_and_a_damaged_file_has_none()
    {
        using var folder = new CredentialFolder();
        folder.Write("home/.tencentcloud/credentials", "[default]\nsecret_id=a\nsecret_key=b\n[build]\n");
        folder.Write("home/.tccli/work.credential", "{");
        await using var wire = await Wire.StartAsync(places: folder.Places);
        Assert.Equal(["build", "default", "work"], Suggestions.ProfileNames(wire.Services));

        wire.Environment["TENCENTCLOUD_CREDENTIALS_FILE"] = folder.Write("damaged", "\0\u0001");
        Assert.Empty(Suggestions.ProfileNames(wire.Services));
    }

    private static List<string> Images(Wire wire, params string[] regions) => Images(wire, _ => { }, regions);

    private static List<string> Images(Wire wire, Action<SessionSettings> change, params string[] regions)
        => [.. Suggestions.Images(Settings(wire, change), regions, wire.Services).Select(one => one.Image.ImageId)];

    private static List<string> Shares(Wire wire, string imageId, Action<SessionSettings>? change = null)
        => [.. Suggestions.Shares(Settings(wire, change), [Wire.Region], [imageId], wire.Services).Select(
            one => one.AccountId)];

    private static SessionSettings Settings(Wire wire, Action<SessionSettings>? change)
    {
        SessionSettings settings = new()
        {
            SecretId = SandboxKey.Default.SecretId,
            SecretKey = new NetworkCredential("", SandboxKey.Default.SecretKey).SecurePassword,
            Endpoint = wire.Server.Endpoint.AbsoluteUri,
            MaximumRetryCount = 0,
        };
        change?.Invoke(settings);
        if (settings.SecretId is null) settings.SecretKey = null;
        return settings;
    }
}
