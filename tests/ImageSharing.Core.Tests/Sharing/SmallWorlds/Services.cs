using System.Collections.Generic;
using ImageSharing.Core.Sharing;
using ImageSharing.Errors;

namespace ImageSharing.Core.Tests.Sharing.SmallWorlds;

/// <summary>The services that are walked: every answer to what API.md calls unknown.</summary>
internal static class Services
{
    private static readonly bool[] Both = [false, true];

    /// <summary>Up to three accounts and two faults.</summary>
    public static IEnumerable<(SmallService Service, int Faults)> Normal()
    {
        foreach (var service in All(1, sets: 2)) yield return (service, 2);
        foreach (var service in All(2, sets: 4)) yield return (service, 2);
        foreach (var service in All(3, sets: 8)) yield return (service, 1);
    }

    public static IEnumerable<SmallService> All(int accounts, int sets)
    {
        foreach (var operation in new[] { ShareOperation.Grant, ShareOperation.Revoke })
            foreach (var application in new[] { Application.Atomic, Application.Partial, Application.UpToFirstBad })
                foreach (var names in Both)
                    foreach (var repeatIsError in Both)
                        foreach (var letsRead in Both)
                            for (var shared = 0; shared < sets; shared++)
                                for (var bad = 0; bad < sets; bad++)
                                    yield return new SmallService
                                    {
                                        Operation = operation,
                                        Accounts = accounts,
                                        Shared = shared,
                                        Bad = bad,
                                        Application = application,
                                        Names = names,
                                        RepeatIsError = repeatIsError,
                                        LetsRead = letsRead,
                                    };
    }
}
