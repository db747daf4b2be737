using System;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Checks;
using ImageSharing.Core.Sharing.Context;

namespace ImageSharing.Core.Sharing.Running;

/// <summary>Runs everything that is asked for one image: a grant, a revocation or both, then the verification.</summary>
internal sealed class ImageRun(ImageContext image, ImageCheck check, SetChecks? setChecks)
{
    private readonly RunContext _run = image.Run;
    private readonly ImageTarget _target = image.Target;

    /// <summary>Runs until every account has its status, or the run is halted.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<ImageReport> RunAsync()
    {
        if (_target.AccountIds.Count + _target.RevokedAccountIds.Count == 0) return new ImageReport(image.Index, [], null);

        OperationResult result = OperationResult.None, revoked = OperationResult.None;
        if (_target.RevokedAccountIds.Count == 0) result = await OperateAsync().ConfigureAwait(false);
        else if (_target.AccountIds.Count == 0) revoked = await RevokeAsync().ConfigureAwait(false);
        else (result, revoked) = await new Exchange(image, check, setChecks).RunAsync().ConfigureAwait(false);

        var difference = await VerifyAsync(result, revoked).ConfigureAwait(false);
        var problem = _target.AccountIds.Count == 0 ? revoked.Problem : result.Problem;
        return new ImageReport(image.Index, result.Outcomes, problem, difference, revoked.Outcomes);
    }

    /// <summary>Grants to the accounts, or revokes from them, as the command does.</summary>
    private Task<OperationResult> OperateAsync()
        => new OperationRun(image, check, _run.Settings.Operation, _target.AccountIds)
        {
            AllowPartial = _run.Settings.AllowPartial,
        }.RunAsync();

    /// <summary>Revokes from all but the accounts that keep the share because of other images.</summary>
    private async Task<OperationResult> RevokeAsync()
    {
        var accounts = _target.RevokedAccountIds;
        if (setChecks is null)
            return await new OperationRun(image, check, ShareOperation.Revoke, accounts).RunAsync()
                .ConfigureAwait(false);

        var outcomes = new AccountOutcome[accounts.Count];
        var kept = await setChecks.KeptAsync(_target).ConfigureAwait(false);
        if (kept is null)
        {
            if (_run.Failure is { } failure) OperationResult.Refuse(outcomes, failure, _run.UtcNow);
            return new OperationResult(outcomes, null);
        }

        var places = Enumerable.Range(0, kept.Length).Where(place => kept[place] is null).ToArray();
        Problem? problem = null;
        if (places.Length > 0)
        {
            var revoked = Array.ConvertAll(places, place => accounts[place]);
            var operation = new OperationRun(image, check, ShareOperation.Revoke, revoked);
            var result = await operation.RunAsync().ConfigureAwait(false);
            for (var i = 0; i < places.Length; i++) outcomes[places[i]] = result.Outcomes[i];
            problem = result.Problem;
        }

        var keptProblem = setChecks.RefuseKept(outcomes, kept);
        return new OperationResult(outcomes, problem ?? keptProblem);
    }

    private async Task<Problem?> VerifyAsync(OperationResult result, OperationResult revoked)
    {
        var isDue = _run.Settings.Verify || (_target.IsExactSet && (result.HasWritten || revoked.HasWritten));
        if (!isDue || _run.Halted.IsCancellationRequested) return null;

        var verification = new Verification(image);
        verification.Expect(_target.AccountIds, result.Outcomes);
        verification.Expect(_target.RevokedAccountIds, revoked.Outcomes);
        try
        {
            return await verification.RunAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_run.IsOnlyHalted)
        {
            return null;
        }
    }
}
