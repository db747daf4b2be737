using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace ImageSharing.Sandbox.Tests;

public sealed class CodeTests : SandboxTest
{
    [Theory]
    [InlineData(AccountKind.Unknown, "InvalidAccountId.NotFound")]
    [InlineData(AccountKind.Collaborator, "FailedOperation.NotMasterAccount")]
    [InlineData(AccountKind.AppId, "InvalidParameterValue.InvalidAppIdFormat")]
    [InlineData(AccountKind.Self, "FailedOperation.AccountIsYourSelf")]
    [InlineData(AccountKind.Phantom, "FailedOperation.AccountAlreadyExists")]
    [InlineData(AccountKind.Root, null)]
    public async Task Refuses_an_account_for_what_it_is(AccountKind kind, string? code)
    {
        Server.Accounts.Declare(Good, kind);

        Assert.Equal(code, (await Client.Share(ImageId, Good)).Code);
    }

    [Theory]
    [InlineData("1.0E+11")]
    [InlineData("1234")]
    [InlineData("123456789012345678901")]
    [InlineData("")]
    [InlineData(" 100000000010")]
    [InlineData("１００００００００００１０")]
    public async Task Refuses_what_is_no_account_id(string accountId)
        => Assert.Equal("InvalidAccountId.NotFound", (await Client.Share(ImageId, accountId)).Code);

    [Theory]
    [InlineData("12345")]
    [InlineData("12345678901234567890")]
    public async Task Takes_account_ids_of_5_to_20_digits(string accountId)
        => Assert.Null((await Client.Share(ImageId, accountId)).Code);

    [Fact]
    public async Task Refuses_the_callers_own_account_under_either_code()
    {
        Assert.Equal(
            "FailedOperation.AccountIsYourSelf",
            (await Client.Share(ImageId, SandboxKey.DefaultRootUin)).Code);
        Options.SelfCode = "InvalidAccountIs.YourSelf";
        Assert.Equal("InvalidAccountIs.YourSelf", (await Client.Share(ImageId, SandboxKey.DefaultRootUin)).Code);
    }

    [Fact]
    public async Task Says_that_a_phantom_has_the_share_and_gives_it_none_and_cancels_it()
    {
        Server.Accounts.Declare(Good, AccountKind.Phantom);

        await Client.Share(ImageId, Good);
        Assert.False(Image.Shares.Contains(Good));

        Image.Shares.Declare(Good);
        Assert.Null((await Client.Cancel(ImageId, Good)).Code);
        Assert.False(Image.Shares.Contains(Good));
    }

    [Fact]
    public async Task Refuses_an_account_under_a_declared_code_until_it_is_forgotten()
    {
        Server.Accounts.DeclareBad(Good, "FailedOperation");
        Assert.Equal("FailedOperation", (await Client.Share(ImageId, Good)).Code);
        Server.Accounts.Forget(Good);
        Assert.Null((await Client.Share(ImageId, Good)).Code);
    }

    [Theory]
    [InlineData("FailedOperation.BYOLImageShareFailed")]
    [InlineData("FailedOperation.QImageShareFailed")]
    [InlineData("FailedOperation.RImageShareFailed")]
    [InlineData("InvalidParameter.InstanceImageNotSupport")]
    [InlineData("UnauthorizedOperation.InvalidToken")]
    [InlineData("UnsupportedOperation.EncryptedImagesNotSupported")]
    [InlineData("UnsupportedOperation.LocationImageNotSupported")]
    public async Task Refuses_an_image_under_a_declared_code(string code)
    {
        Image.Refuse(code);

        var reply = await Client.Share(ImageId, Good);

        Assert.Equal(code, reply.Code);
        Assert.Equal(UsualMessages.Of(code), reply.Message);
        Assert.DoesNotContain(code, reply.Message);
        Assert.Equal(0, Image.Shares.Count);
        Image.AcceptAgain();
        Assert.Null((await Client.Share(ImageId, Good)).Code);
    }

    [Fact]
    public async Task Refuses_an_image_for_so_many_requests_or_so_long()
    {
        Image.Refuse("InvalidParameterValue.InvalidImageState", requests: 2);
        var codes = new[]
        {
            await Client.Share(ImageId, Good), await Client.Share(ImageId, Good), await Client.Share(ImageId, Good)
        };
        Assert.Equal(
            ["InvalidParameterValue.InvalidImageState", "InvalidParameterValue.InvalidImageState", null],
            codes.Select(reply => reply.Code));

        Image.Refuse("FailedOperation.QImageShareFailed", "No.", lasting: System.TimeSpan.FromSeconds(30));
        Assert.Equal("No.", (await Client.Share(ImageId, Good)).Message);
        Time.Advance(System.TimeSpan.FromSeconds(30));
        Assert.Null((await Client.Share(ImageId, Good)).Code);
    }

    [Fact]
    public async Task Refuses_an_image_in_another_state_until_its_schedule_makes_it_normal()
    {
        Image.State = "SYNCING";
        Image.ChangeStateAfter(System.TimeSpan.FromSeconds(20), "NORMAL");
        Image.ChangeStateAfter(System.TimeSpan.FromSeconds(10), "USING");

        Assert.Equal("InvalidParameterValue.InvalidImageState", (await Client.Share(ImageId, Good)).Code);
        Time.Advance(System.TimeSpan.FromSeconds(10));
        Assert.Equal("USING", Image.State);
        Time.Advance(System.TimeSpan.FromSeconds(10));
        Assert.Null((await Client.Share(ImageId, Good)).Code);
    }

    [Theory]
    [InlineData("img-00000000", "InvalidImageId.NotFound", "ImageId img-00000000 is not found")]
    [InlineData("img-1", "InvalidImageId.Malformed", "ImageId img-1 is malformed")]
    [InlineData("image", "InvalidImageId.Malformed", "ImageId image is malformed")]
    public async Task Refuses_an_image_that_is_not_there(string imageId, string code, string message)
    {
        foreach (var reply in new[]
        {
            await Client.Share(imageId, Good), await Client.Send(SandboxClient.Describe(imageId))
        })
        {
            Assert.Equal(code, reply.Code);
            Assert.Equal(message, reply.Message);
        }
    }

    [Fact]
    public async Task Knows_an_image_in_its_own_region_alone()
    {
        var call = SandboxClient.Modify(ImageId, "SHARE", Good);
        Assert.Equal("InvalidImageId.NotFound", (await Client.Send(call with { Region = "ap-singapore" })).Code);
        Assert.Equal("UnsupportedRegion", (await Client.Send(call with { Region = "guangzhou" })).Code);
        Assert.Equal("MissingParameter", (await Client.Send(call with { Region = null })).Code);
        Options.Regions = new System.Collections.Generic.HashSet<string> { "ap-singapore" };
        Assert.Equal("UnsupportedRegion", (await Client.Send(call)).Code);
    }

    [Theory]
    [InlineData("PUBLIC_IMAGE", SandboxKey.DefaultRootUin, "InvalidParameterValue.InvalidImageId")]
    [InlineData("SHARED_IMAGE", SandboxKey.DefaultRootUin, "UnauthorizedOperation.ImageNotBelongToAccount")]
    [InlineData("PRIVATE_IMAGE", "100000000002", "UnauthorizedOperation.ImageNotBelongToAccount")]
    public async Task Refuses_an_image_that_is_not_the_callers_to_share(string type, string owner, string code)
    {
        Image.Type = type;
        Image.OwnerUin = owner;

        Assert.Equal(code, (await Client.Share(ImageId, Good)).Code);
    }

    [Theory]
    [InlineData("{}", "MissingParameter", "ImageId")]
    [InlineData("""{"ImageId":"img-6pb6lrmy","Permission":"SHARE"}""", "MissingParameter", "AccountIds")]
    [InlineData(
        """{"ImageId":"img-6pb6lrmy","AccountIds":[],"Permission":"SHARE"}""", "MissingParameter", "AccountIds")]
    [InlineData("""{"ImageId":"img-6pb6lrmy","AccountIds":["100000000010"]}""", "MissingParameter", "Permission")]
    [InlineData(
        """{"ImageId":"img-6pb6lrmy","AccountIds":["100000000010"],"Permission":"share"}""",
        "InvalidParameterValue",
        "Permission")]
    [InlineData(
        """{"ImageId":"img-6pb6lrmy","AccountIds":[100000000010],"Permission":"SHARE"}""",
        "InvalidParameter",
        "AccountIds")]
    [InlineData(
        """{"ImageId":"img-6pb6lrmy","AccountIds":"100000000010","Permission":"SHARE"}""",
        "InvalidParameter",
        "AccountIds")]
    [InlineData("""{"ImageId":1,"AccountIds":["100000000010"],"Permission":"SHARE"}""", "InvalidParameter", "ImageId")]
    [InlineData(
        """{"ImageId":"img-6pb6lrmy","accountIds":["100000000010"],"Permission":"SHARE"}""",
        "UnknownParameter",
        "accountIds")]
    [InlineData("""{"ImageId":"img-6pb6lrmy","DryRun":true}""", "UnknownParameter", "DryRun")]
    [InlineData("""["img-6pb6lrmy"]""", "InvalidRequest", "JSON")]
    [InlineData("""{"ImageId":""", "InvalidRequest", "JSON")]
    [InlineData("""{} {}""", "InvalidRequest", "JSON")]
    [InlineData("", "InvalidRequest", "JSON")]
    public async Task Refuses_parameters_that_it_does_not_take(string body, string code, string named)
    {
        var reply = await Client.Send(new Call { Body = body });

        Assert.Equal(code, reply.Code);
        Assert.Contains(named, reply.Message);
        Assert.Equal(200, (int)reply.Http.StatusCode);
        Assert.NotNull((string?)reply.Response["RequestId"]);
    }

    [Fact]
    public async Task Refuses_a_request_of_another_form()
    {
        var call = SandboxClient.Describe(ImageId);
        Assert.Equal("InvalidAction", (await Client.Send(call with { Action = "DescribeInstances" })).Code);
        Assert.Equal("MissingParameter", (await Client.Send(call with { Action = "" })).Code);
        Assert.Equal("NoSuchVersion", (await Client.Send(call with { Version = "2017-03-13" })).Code);
        Assert.Equal("InvalidAction", (await Client.Send(call with { Version = "2018-08-13" })).Code);
        Assert.Equal("UnsupportedProtocol", (await Client.Send(call with { ContentType = "text/json" })).Code);
        Assert.Equal("UnsupportedProtocol", (await Client.Send(call with { Method = HttpMethod.Put })).Code);
        Assert.Equal(
            "InvalidParameter",
            (await Client.Send(call with { Headers = [new("X-TC-RequestClient", "a b")] })).Code);
        Assert.Null(
            (await Client.Send(call with { Headers = [new("X-TC-RequestClient", "SDK_NET_3.0.1;a,b.c-d")] })).Code);
        Assert.Equal(404, (int)(await Client.Send(call with { Path = "/v2" })).Http.StatusCode);
        Assert.Equal(
            "RequestSizeLimitExceeded",
            (await Client.Send(new Call { Body = new string(' ', 10_485_761) })).Code);
    }

    [Fact]
    public async Task Takes_a_get_with_its_parameters_in_the_query()
    {
        var reply = await Client.Send(new Call
        {
            Method = HttpMethod.Get,
            Query = $"AccountIds.0={Good}&AccountIds.1={Other}&ImageId={ImageId}&Permission=SHARE",
            ContentType = "application/x-www-form-urlencoded",
        });

        Assert.Null(reply.Code);
        Assert.Equal([Good, Other], Server.Requests.All[0].AccountIds);
        Assert.Equal(2, Image.Shares.Count);
    }
}
