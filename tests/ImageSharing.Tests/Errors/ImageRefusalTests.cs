using System.Linq;
using System.Management.Automation;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests.Errors;

/// <summary>
/// An image that can't be shared has the same error record whether the module sees it before the write, or the service
/// refuses the write because a look-up waits for another image.
/// </summary>
public sealed class ImageRefusalTests : ServiceShell
{
    private const string ImageId = "img-0000000b";

    [Theory]
    [InlineData("PRIVATE_IMAGE", "CREATEFAILED", "InvalidParameterValue.InvalidImageState")]
    [InlineData("PRIVATE_IMAGE", "CREATING", "InvalidParameterValue.InvalidImageState")]
    [InlineData("PUBLIC_IMAGE", "NORMAL", "InvalidParameterValue.InvalidImageId")]
    public void The_module_and_the_service_refuse_it_with_the_same_record(string type, string state, string code)
    {
        var image = Image(ImageId);
        image.Type = type;
        image.State = state;
        var looked = Run($"Grant-CvmImageShare {ImageId} 1000000001 -WaitTimeoutSec 0");
        Assert.Empty(Service.Requests.Writes);

        SandboxTrigger written = new();
        Service.Requests.Clear();
        Service.Faults.Add(When.Request(2, SandboxActions.DescribeImages), Fault.HoldRequest(written));
        Service.Faults.Add(When.Matches(request => PullAt(request, written)), Fault.NeverRespond());
        var unseen = Run($"Grant-CvmImageShare img-0000000a, {ImageId} 1000000001 -WaitTimeoutSec 0");

        Assert.Equal(ImageId, Assert.Single(Service.Requests.Writes).ImageId);
        Assert.Equal(["img-0000000a", ImageId], unseen.Errors.Select(error => error.TargetObject));
        Assert.Equal(
            $"{code},ImageSharing.Commands.GrantCvmImageShareCommand", unseen.Errors[1].FullyQualifiedErrorId);
        Assert.Equal(Told(Assert.Single(looked.Errors)), Told(unseen.Errors[1]));
        Assert.Equal($"1000000001 Failed {code}", unseen.Results[1]);
        Assert.Equal(looked.Results[0], unseen.Results[1]);
    }

    private static bool PullAt(RequestRecord request, SandboxTrigger written)
    {
        if (request.Action == SandboxActions.ModifyImageSharePermission) written.Pull();
        return false;
    }

    private static (string Id, ErrorCategory Category, object Target, string Recommendation) Told(ErrorRecord error) => (
        error.FullyQualifiedErrorId,
        error.CategoryInfo.Category,
        error.TargetObject,
        error.ErrorDetails.RecommendedAction);
}
