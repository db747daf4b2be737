using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Sharing.History;

namespace ImageSharing.Core.Sharing.Running;

/// <summary>
/// The checks of all images of a run that makes exact sets. They begin with the run, and every revocation waits for
/// them: an account that a refused image names loses no share of another image.
/// </summary>
internal sealed class SetChecks
{
    private readonly RunContext _run;
    private readonly Func<string, string> _endpointOf;
    private readonly IReadOnlyList<ImageTarget> _targets;
    private readonly Task<CheckResult>[] _checks;
    private readonly Task<Dictionary<string, RefusedImage>> _named;

    public SetChecks(
        RunContext run, ImageChecks checks, IReadOnlyList<ImageTarget> targets, Func<string, string> endpointOf)
    {
        _run = run;
        _endpointOf = endpointOf;
        _targets = targets;
        _checks = [.. targets.Select(target => CheckAsync(target, checks.Begin(target)))];
        _named = NamedByRefusedAsync();
    }

    /// <summary>Whether the targets need it: exact sets, of which one takes a share back.</summary>
    public static bool AreNeeded(IReadOnlyList<ImageTarget> targets)
        => targets.Count > 1 && targets.Any(target => target.IsExactSet && target.RevokedAccountIds.Count > 0);

    /// <summary>The check of one image, which is the same for every request.</summary>
    public Task<CheckResult> Of(int index) => _checks[index];

    /// <summary>
    /// Waits for every check, and says for each account which refused image keeps it its shares; null where none does.
    /// </summary>
    public async Task<RefusedImage?[]> KeptAsync(ImageTarget target)
    {
        using (_run.Waits.Begin(target.ImageId, "the checks of the other images have to end"))
        {
            var named = await _named.ConfigureAwait(false);
            return [.. target.RevokedAccountIds.Select(id => named.TryGetValue(id, out var image) ? image : null)];
        }
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

    private async Task<CheckResult> CheckAsync(ImageTarget target, ImageCheck check)
    {
        // The work of the run's constructor is not to wait for a reply.
        await Task.Yield();
        var endpoint = _endpointOf(target.Region);
        var key = new ImageKey(endpoint, target.Region, target.ImageId);
        var writes = _run.Memory.Enter(key);
        try
        {
            var waits = new ImageWaits(_run, target.ImageId, writes);
            var result = await check.RunAsync(hasList: false, waits).ConfigureAwait(false);
            if (result.Refusal?.Code != ImageCheck.NotFound) return result;

            // Where its list can be read, the image is there, whatever the look says.
            var list = await _run.ListAsync(target).ConfigureAwait(false);
            return list.Kind == ReadReplyKind.Listed ? result with { Refusal = null } : result;
        }
        finally
        {
            _run.Memory.Leave(key, writes);
        }
    }
}

/// <summary>An image that is refused, as the accounts hear of it that keep their shares for it.</summary>
internal sealed record RefusedImage(string ImageId, string Code)
{
    public Problem ForAccount { get; } = new(
        ExchangeResults.Incomplete,
        $"Not revoked: image {ImageId} is refused ({Code}), and the account is to have it. An account that a refused "
        + "image names loses no share of another image.",
        isOfModule: true);

    public Problem ForImage(int accounts) => new(
        ExchangeResults.Incomplete,
        FormattableString.Invariant($"Image {ImageId} is refused ({Code}). Accounts that it names keep the share of ")
        + FormattableString.Invariant($"this image: {accounts}."),
        isOfModule: true);
}
