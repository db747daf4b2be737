using System.Collections.Generic;
using System.Linq;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Tests.Sharing.SmallWorlds;

/// <summary>The services that are walked: every way to settle what the documentation leaves open.</summary>
internal static class Services
{
    private static readonly bool[] Both = [false, true];

    private static readonly Application[] Applications =
        [Application.Atomic, Application.Partial, Application.UpToFirstBad];

    /// <summary>Grants and revocations, up to three accounts and two faults.</summary>
    public static IEnumerable<(SmallService Service, int Faults)> Normal()
        => With(Plain(1), 2).Concat(With(Plain(2), 2)).Concat(With(Narrow(2), 2))
            .Concat(With(Narrow(3), 2)).Concat(With(Plain(3), 2));

    /// <summary>Exchanges, up to two accounts each way and two faults.</summary>
    public static IEnumerable<(SmallService Service, int Faults)> AllExchanges()
        => With(Exchanges(1, 1), 2).Concat(With(Exchanges(2, 1), 2)).Concat(With(Exchanges(1, 2), 2))
            .Concat(With(Exchanges(2, 2), 2));

    /// <summary>Up to four accounts and three faults.</summary>
    public static IEnumerable<(SmallService Service, int Faults)> Large()
        => With(Plain(2), 3).Concat(With(Narrow(2), 3)).Concat(With(Plain(3), 3)).Concat(With(Narrow(3), 2))
            .Concat(With(Plain(4), 2)).Concat(With(Plain(4).Where(IsTelling), 3));

    /// <summary>Exchanges, up to two accounts each way and three faults.</summary>
    public static IEnumerable<(SmallService Service, int Faults)> LargeExchanges()
        => With(Exchanges(1, 1), 3).Concat(With(Exchanges(2, 1), 3)).Concat(With(Exchanges(1, 2), 3))
            .Concat(With(Exchanges(2, 2), 3));

    private static IEnumerable<(SmallService Service, int Faults)> With(IEnumerable<SmallService> services, int faults)
        => services.Select(service => (service, faults));

    /// <summary>The first account is bad or shared, or nobody is: the rest follows by symmetry, nearly.</summary>
    private static bool IsTelling(SmallService service) => service is { Bad: 0 or 2, Shared: 0 or 1, Names: false };

    private static IEnumerable<SmallService> Plain(int accounts)
    {
        var sets = 1 << accounts;
        foreach (var operation in new[] { ShareOperation.Grant, ShareOperation.Revoke })
            foreach (var application in Applications)
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

            if (service is { IsGrant: true, Bad: 0 })
            {
                yield return service with { Phantom = 1 };
                yield return service with { Phantom = 3 };
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

    /// <summary>
    /// Some accounts get the share and others lose it: with room, without, and on a service whose quota is lower than
    /// the module knows.
    /// </summary>
    private static IEnumerable<SmallService> Exchanges(int grants, int revocations)
    {
        var accounts = grants + revocations;
        var going = (1 << accounts) - 1 & ~((1 << grants) - 1);
        var last = 1 << accounts - 1;
        int[] listed = revocations > 1 ? [going, going | 1, going & ~last] : [going, going | 1];
        (int, int)[] others = [(0, 0), (1 << grants, 0), (0, 1)];
        foreach (var shared in listed)
            foreach (var bad in new[] { 0, 1, 1 << grants })
                foreach (var (capacity, quota) in Quotas(shared))
                    foreach (var allowPartial in Both)
                        foreach (var application in Applications)
                            foreach (var (kept, phantom) in bad == 0 ? others : [(0, 0)])
                                yield return new SmallService
                                {
                                    Operation = ShareOperation.Grant,
                                    Accounts = accounts,
                                    Grants = grants,
                                    Shared = shared,
                                    Bad = bad,
                                    Capacity = capacity,
                                    AssumedQuota = quota,
                                    AllowPartial = allowPartial,
                                    Application = application,
                                    Names = bad == 1,
                                    RepeatIsError = application == Application.Partial,
                                    KeptByOthers = kept,
                                    Phantom = phantom,
                                    MaximumRetryCount = 1,
                                };
    }

    private static IEnumerable<(int Capacity, int Quota)> Quotas(int shared)
    {
        var full = System.Numerics.BitOperations.PopCount((uint)shared);
        yield return (8, 500);
        yield return (full, full);
        yield return (full + 1, full + 1);
        yield return (full, 500);
    }
}
