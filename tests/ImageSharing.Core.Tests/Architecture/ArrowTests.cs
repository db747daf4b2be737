using System;
using System.IO;
using System.Linq;
using ImageSharing.Core.Session;
using Xunit;

namespace ImageSharing.Core.Tests.Architecture;

/// <summary>
/// Arrows run one way. A folder that needs a type from a folder above it shows that the type lives in the wrong place.
/// </summary>
public sealed class ArrowTests
{
    private const string CoreRoot = "ImageSharing.Core";
    private const string CmdletsRoot = "ImageSharing";

    // From the top to the bottom: a folder needs only folders of the lines below its own.
    private static readonly string[] OfCore =
    [
        "Session -> Contract, Credentials, Credentials.Profiles, Credentials.Providers, Credentials.Temporary, Cvm, "
            + "Images, Sharing, Sharing.History, Signing, Transport, Transport.Connections, Transport.Endpoints, "
            + "Transport.Pace",
        "Sharing -> Contract, Cvm, Sharing.Checks, Sharing.Context, Sharing.History, Sharing.Running",
        "Sharing.Running -> Contract, Cvm, Sharing.Checks, Sharing.Context, Sharing.Deciding, Sharing.History",
        "Sharing.Checks -> Contract, Cvm, Images, Sharing.Context",
        "Sharing.Context -> Contract, Cvm, Sharing.Deciding, Sharing.History",
        "Sharing.History -> Contract",
        "Sharing.Deciding -> Contract",
        "Images -> Contract, Cvm",
        "Cvm -> Contract, Credentials, Cvm.Wire, Json, Signing, Transport, Transport.Endpoints, Transport.Pace, "
            + "Transport.Requests, Transport.Responses",
        "Cvm.Wire -> Contract, Json, Transport.Responses",
        "Transport -> Contract, Credentials, Json, Signing, Transport.Connections, Transport.Endpoints, "
            + "Transport.Pace, Transport.Requests, Transport.Responses",
        "Transport.Requests -> Json, Signing, Transport.Endpoints, Transport.Pace, Transport.Responses",
        "Transport.Responses -> Contract, Json, Signing, Transport.Connections, Transport.Endpoints",
        "Transport.Connections -> Contract, Signing, Transport.Endpoints",
        "Transport.Endpoints -> Contract",
        "Credentials.Providers -> Contract, Credentials, Credentials.Profiles, Credentials.Temporary, Json, Signing",
        "Credentials.Profiles -> Contract, Credentials, Json, Signing",
        "Credentials.Temporary -> Contract, Credentials, Signing",
        "Credentials -> Contract, Signing",
    ];

    // "." has the result types. Text is for the sentences. Core.Contract in Input.Forms is one file, compiled in;
    // in Errors it is asked for codes of the service that have no row of their own.
    private static readonly string[] OfCmdlets =
    [
        "Commands -> ., Completion, Core.Contract, Core.Images, Core.Session, Core.Sharing, Errors, Input, "
            + "Input.Forms, Input.Parameters, Loading, Output, Text",
        "Output -> ., Core.Contract, Errors, Input, Input.Forms, Text",
        "Completion -> ., Core.Contract, Core.Session, Input.Forms, Input.Parameters, Text",
        "Input.Parameters -> Input.Forms, Text",
        "Input -> ., Errors, Input.Forms, Text",
        "Input.Forms -> Core.Contract, Errors, Text",
        "Errors -> ., Core.Contract, Text",
        "Loading -> Text",
        "Text -> Core.Contract",
    ];

    private static readonly Lazy<Arrows> Core = new(
        () => new Arrows(typeof(CvmSession).Assembly.Location, name => FolderOf(name, CoreRoot)));

    private static readonly Lazy<Arrows> Cmdlets = new(
        () => new Arrows(Path.Combine(Repository(), "bin", "ImageSharing.dll"), name => FolderOf(name, CmdletsRoot)));

    [Fact]
    public void Each_arrow_between_folders_of_Core_is_a_named_one() => Assert.Empty(Core.Value.Except(OfCore));

    [Fact]
    public void No_folders_of_Core_need_each_other() => Assert.Empty(Core.Value.InCycles());

    [Fact]
    public void Each_arrow_between_folders_of_the_cmdlets_is_a_named_one()
        => Assert.Empty(Cmdlets.Value.Except(OfCmdlets));

    [Fact]
    public void No_folders_of_the_cmdlets_need_each_other() => Assert.Empty(Cmdlets.Value.InCycles());

    [Fact]
    public void No_arrow_of_Core_is_named_that_is_not_there() => Assert.Empty(Core.Value.Missing(OfCore));

    private static string? FolderOf(string name, string root)
    {
        if (name == root) return Arrows.Root;
        return name.StartsWith(root + ".", StringComparison.Ordinal) ? name[(root.Length + 1)..] : null;
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !folder.EnumerateFiles("ImageSharing.sln").Any()) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("No ImageSharing.sln above the tests.");
    }
}
