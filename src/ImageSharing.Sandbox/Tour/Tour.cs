using System.Management.Automation;
using System.Threading;
using ImageSharing.Sandbox.Session;

namespace ImageSharing.Sandbox.Tour;

/// <summary>The module's main job, as at a prompt: each command and what it really prints.</summary>
internal static class Tour
{
    private static readonly (string Why, string[] Commands)[] Steps =
    [
        (
            "The images of a name.",
            ["Get-CvmImage -Name golden-*"]),
        (
            "Four accounts are to have one of them. One account does not exist.",
            [
                "$accounts = '100000000010', '100000000404', '100000000011', '100000000012'",
                "$accounts | Grant-CvmImageShare -ImageId img-6pb6lrmy -Region ap-guangzhou",
            ]),
        (
            "The same again: those that have the share keep it.",
            ["$accounts | Grant-CvmImageShare img-6pb6lrmy -ErrorAction SilentlyContinue"]),
        (
            "The error that was not shown, in full.",
            [
                "$e = $Error[0]",
                """
                [pscustomobject]@{
                    ErrorId   = $e.FullyQualifiedErrorId
                    Category  = $e.CategoryInfo.Category
                    Target    = $e.TargetObject
                    RequestId = $e.Exception.RequestId
                    Message   = $e.Exception.Message
                    WhatToDo  = $e.ErrorDetails.RecommendedAction
                }
                """,
            ]),
        (
            "Who has the other image, and since when.",
            ["Get-CvmImageShare img-9qabwvbn"]),
        (
            "Two accounts are to have it, and nobody else. What that would do:",
            ["Set-CvmImageShare img-9qabwvbn 100000000010, 100000000012 -WhatIf"]),
        (
            "And that, without being asked about the account that loses it.",
            ["Set-CvmImageShare img-9qabwvbn 100000000010, 100000000012 -Confirm:$false"]),
        (
            "Every share back, since an image that is shared cannot be deleted.",
            ["Revoke-CvmImageShare img-9qabwvbn -All -Confirm:$false"]),
    ];

    public static int Show(HostedSession session, bool hasColours, CancellationToken over)
    {
        session.UI.WriteLine(
            """
            ImageSharing shares Tencent Cloud CVM images with many accounts, takes shares
            back, and says what came of each account. Below it does so on a stand-in for
            the service that runs on this machine alone.
            """);
        foreach (var (why, commands) in Steps)
        {
            session.UI.Separate();
            session.UI.WriteLine(Comment($"# {why}"));
            foreach (var command in commands)
            {
                var lines = command.ReplaceLineEndings("\n").Split('\n');
                for (var index = 0; index < lines.Length; index++)
                    session.UI.WriteLine((index == 0 ? "PS> " : ">> ") + Typed(lines[index]));
                session.Run(command);
                if (over.IsCancellationRequested) return 1;
            }
        }

        session.UI.Separate();
        session.UI.WriteLine(Comment("# To try it: dotnet run --project src/ImageSharing.Sandbox -- --interactive"));
        return 0;

        string Comment(string text) => Marked(PSStyle.Instance.Foreground.Green, text);
        string Typed(string text) => Marked(PSStyle.Instance.Bold, text);
        string Marked(string style, string text) => hasColours ? $"{style}{text}{PSStyle.Instance.Reset}" : text;
    }
}
