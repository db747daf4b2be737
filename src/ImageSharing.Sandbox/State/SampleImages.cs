using System.Collections.Generic;

namespace ImageSharing.Sandbox;

/// <summary>Images and accounts to try the module on.</summary>
internal static class SampleImages
{
    internal static void Add(SandboxServer server)
    {
        var images = server.Images;
        Describe(images.Add("img-6pb6lrmy"), "golden-web-2026-02", "Web servers, hardened", "2026-02-02T06:12:41Z");
        Describe(images.Add("img-9qabwvbn"), "golden-db-2026-02", "Database servers", "2026-02-03T01:47:05Z");
        Describe(images.Add("img-3ez8kx1c"), "build-agent", "", "2025-11-20T22:01:17Z");
        Describe(
            images.Add("img-0c4kz2fe", "ap-singapore"),
            "golden-web-2026-02",
            "Copy for Singapore",
            "2026-02-04T09:30:00Z");
        images["img-9qabwvbn"].Shares.Declare("100000000010", "100000000011");
        images["img-3ez8kx1c"].State = "SYNCING";
        server.Accounts.Declare("100000000404", AccountKind.Unknown);
        server.Accounts.Declare("100000000405", AccountKind.Collaborator);
    }

    private static void Describe(SandboxImage image, string name, string description, string created)
    {
        image.Name = name;
        image.Description = description;
        image.CreatedTime = created;
        image.Tags = new Dictionary<string, string> { ["team"] = "platform" };
    }
}
