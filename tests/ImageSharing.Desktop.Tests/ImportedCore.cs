using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Session;

namespace ImageSharing.Desktop.Tests;

/// <summary>Uses the Core that an import brought. Nothing here may be looked at before it is there.</summary>
internal static class ImportedCore
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void List(string endpoint)
    {
        SessionSettings settings = new()
        {
            Endpoint = endpoint,
        };
        using var session = CvmSession.Open(settings, CancellationToken.None);
        using var listing = session.ListShares(1, decides: false);
        listing.Add(new ImageTarget("ap-guangzhou", "img-6pb6lrmy", []));
        while (listing.Next(CancellationToken.None) is { } what)
        {
            if (what is ImageShares shares)
                Console.WriteLine(
                    $"Listed: {string.Join(" ", shares.Shares.Select(one => one.AccountId))}{shares.Problem?.Message}");
        }
    }
}
