using System.Collections.Generic;
using System.Linq;
using ImageSharing.Core.Sharing;
using ImageSharing.Errors;

namespace ImageSharing.Core.Tests.Sharing.SmallWorlds;

/// <summary>The services that are walked: every answer to what API.md calls unknown.</summary>
internal static class Services
{
    private static readonly bool[] Both = [false, true];

    /// <summary>Up to three accounts and two faults.</summary>
    public static IEnumerable<(SmallService Service, int Faults)> Normal()
        => With(Plain(1), 2).Concat(With(Plain(2), 2)).Concat(With(Narrow(2), 2))
            .Concat(With(Narrow(3), 2)).Concat(With(Plain(3), 2));

    /// <summary>Up to four accounts and three faults.</summary>
    public static IEnumerable<(SmallService Service, int Faults)> Large()
        => With(Plain(2), 3).Concat(With(Narrow(2), 3)).Concat(With(Plain(3), 3)).Concat(With(Narrow(3), 2))
            .Concat(With(Plain(4), 2)).Concat(With(Plain(4).Where(IsTelling), 3));

    private static IEnumerable<(SmallService Service, int Faults)> With(IEnumerable<SmallService> services, int faults)
        => services.Select(service => (service, faults));

    /// <summary>The first account is bad or shared, or nobody is: the rest follows by symmetry, nearly.</summary>
    private static bool IsTelling(SmallService service) => service is { Bad: 0 or 2, Shared: 0 or 1, Names: false };

    private static IEnumerable<SmallService> Plain(int accounts)
    {
        var sets = 1 << accounts;
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

    /// <summary>
    /// Little room, small requests, a quota that the module has wrong, another code for what is so already.
    /// </summary>
    private static IEnumerable<SmallService> Narrow(int accounts)
    {
        foreach (var service in Plain(accounts).Where(service => service.Bad is 0 or 1 && service.Shared is 0 or 1))
        {
            foreach (var allowPartial in Both)
            {
                if (!service.IsGrant) break;

                yield return service with { Capacity = accounts - 1, AllowPartial = allowPartial };
                yield return service with
                {
                    Capacity = accounts - 1, AssumedQuota = accounts - 1, AllowPartial = allowPartial
                };
            }

            yield return service with { JustChanged = 1 };
            yield return service with { Opposed = 1 };
            yield return service with { MostAccounts = 1 };
            yield return service with { BatchSize = 1 };
            yield return service with { MostAccounts = accounts - 1, MaximumRetryCount = 1 };
            yield return service with { MaximumRetryCount = 0 };
            if (service is { IsGrant: false, RepeatIsError: true })
                yield return service with { RepeatedCancel = ErrorHandling.Probe };
        }
    }
}
