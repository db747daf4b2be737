using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Sharing.Context;

namespace ImageSharing.Core.Sharing.Checks;

/// <summary>
/// The checks of all images of a run that makes exact sets. They begin with the run, and every revocation waits for
/// them: an account that a refused image names loses no share of another image.
/// </summary>
internal sealed class SetChecks
{
    private readonly RunContext _run;
    private readonly IReadOnlyList<ImageTarget> _targets;
    private readonly Task<CheckResult>[] _checks;
    private readonly Task<Dictionary<string, RefusedImage>> _named;

    public SetChecks(RunContext run, ImageChecks checks, IReadOnlyList<ImageTarget> targets)
    {
        _run = run;
        _targets = targets;
        _checks = [.. targets.Select((target, index) => CheckAsync(target, index, checks.Begin(target)))];
        _named = NamedByRefusedAsync();
    }

    /// <summary>Whether the targets need it: exact sets, of which at least one revokes a share.</summary>
    public static bool AreNeeded(IReadOnlyList<ImageTarget> targets)
        => targets.Count > 1 && targets.Any(target => target.IsExactSet && target.RevokedAccountIds.Count > 0);

    /// <summary>The check of one image, which is the same for every request.</summary>
    public ImageCheck Of(int index)
        => new(_run, group: null, _targets[index].ImageId) { Known = _checks[index] };

    /// <summary>Waits for every check. Returns, for each account, the refused image that makes it keep its shares.</summary>
    /// <returns>For each account to be revoked the image, or null if none does; null if the run is halted
    /// before.</returns>
    public async Task<RefusedImage?[]?> KeptAsync(ImageTarget target)
    {
        try
        {
            using (_run.Waits.Begin(target.ImageId, new Message("Wait.ForChecks")))
            {
                var named = await _named.ConfigureAwait(false);
                return [.. target.RevokedAccountIds.Select(id => named.TryGetValue(id, out var image) ? image : null)];
            }
        }
        catch (OperationCanceledException) when (_run.IsOnlyHalted)
        {
            return null;
        }
    }

    /// <summary>Fails the accounts that keep their shares because of a refused image.</summary>
    /// <returns>What to report about the image, or null.</returns>
    public Problem? RefuseKept(AccountOutcome[] outcomes, RefusedImage?[] kept)
    {
        var count = 0;
        for (var i = 0; i < kept.Length; i++)
            if (kept[i] is { } image)
            {
                count++;
                outcomes[i] = outcomes[i].NotTried(image.ForAccount, _run.UtcNow);
            }

        if (count == 0) return null;

        _run.Counters.AddDone(count);
        _run.Refused();
        return Array.Find(kept, image => image is not null)!.ForImage(count);
    }

    private async Task<Dictionary<string, RefusedImage>> NamedByRefusedAsync()
    {
        var results = await Task.WhenAll(_checks).ConfigureAwait(false);
        var named = new Dictionary<string, RefusedImage>(StringComparer.Ordinal);
        for (var index = 0; index < results.Length; index++)
        {
            if (results[index].Refusal is not { } refusal) continue;

            var image = new RefusedImage(_targets[index].ImageId, refusal.Code);
            foreach (var account in _targets[index].AccountIds)
                if (!named.ContainsKey(account)) named.Add(account, image);
        }

        return named;
    }

    private async Task<CheckResult> CheckAsync(ImageTarget target, int index, ImageCheck check)
    {
        // The constructor of the run must not wait for a reply.
        await Task.Yield();
        using var image = new ImageContext(_run, target, index);
        var result = await check.RunAsync(ListEvidence.None, new ImageWaits(image)).ConfigureAwait(false);
        if (result.Refusal?.Code != ImageCheck.NotFound) return result;

        // If its list can be read, the image exists, even if DescribeImages does not show it.
        var list = await image.ReadListAsync().ConfigureAwait(false);
        return list.Kind == ReadReplyKind.Listed ? result with { Refusal = null } : result;
    }
}
