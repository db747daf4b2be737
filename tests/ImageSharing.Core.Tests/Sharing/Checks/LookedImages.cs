using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;

namespace ImageSharing.Core.Tests.Sharing.Checks;

/// <summary>Runs over images of one look-up, of which some do not exist.</summary>
internal static class LookedImages
{
    public const string Looks = SandboxActions.DescribeImages;
    public const string Lists = SandboxActions.DescribeImageSharePermission;
    public const string NotFound = "InvalidImageId.NotFound";
    public const string NotReady = "InvalidParameterValue.InvalidImageState";

    public static string[] Two { get; } = Runs.Accounts(2);

    public static string Id(int number) => $"img-{number:x8}";

    public static List<ImageTarget> Targets(int count)
        => [.. Enumerable.Range(0, count).Select(i => new ImageTarget(Wire.Region, Id(i), Two))];

    public static async Task<Wire> StartAsync(HurriedTime time, int images, params int[] missing)
    {
        var wire = await Wire.StartAsync(
            new SandboxOptions { RequestsPerSecond = null, TimeProvider = time }, time);
        foreach (var i in Enumerable.Range(0, images).Except(missing)) wire.Server.Images.Add(Id(i));
        return wire;
    }

    public static Task<RunRecord> RunAsync(
        this Wire wire,
        int images,
        ShareOperation operation = ShareOperation.Grant,
        Action<ShareSettings>? change = null)
        => Task.Run(() => wire.Open().Run(operation, Targets(images), change));

    /// <summary>Holds back the response to a look.</summary>
    public static SandboxTrigger HoldLook(this Wire wire, int number)
    {
        SandboxTrigger held = new();
        wire.Server.Faults.Add(When.Request(number, Looks), Fault.HoldResponse(held));
        return held;
    }

    /// <summary>Waits until so many images have been written to, and their writes have a response.</summary>
    public static Task WritesAsync(this Wire wire, int images) => Eventually.IsTrueAsync(
        () => wire.Server.Requests.Writes.Where(write => write.Responded is not null)
            .Select(write => write.ImageId).Distinct().Count() == images,
        $"{images} images are written to");

    /// <summary>Waits until so many lists have a response.</summary>
    public static Task ListsAsync(this Wire wire, int lists) => Eventually.IsTrueAsync(
        () => wire.Server.Requests.Of(Lists).Count(list => list.Responded is not null) >= lists,
        $"{lists} lists have a response");

    /// <summary>The images that were refused with the code.</summary>
    public static IEnumerable<int> Refused(this RunRecord record, string code)
        => record.Reports.Where(report => report.Problem?.Code == code).Select(report => report.Index);

    /// <summary>Whether a look asks for the image.</summary>
    public static bool AsksFor(this RequestRecord look, string imageId)
        => Encoding.UTF8.GetString(look.Body.ToArray()).Contains(imageId, StringComparison.Ordinal);
}
