using System;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Sharing.Deciding;
using ImageSharing.Core.Sharing.History;
using ImageSharing.Errors;

namespace ImageSharing.Core.Sharing.Running;

/// <content>The requests, and what their answers mean for the decision.</content>
internal sealed partial class ImageWork
{
    private async Task<ShareEvent> ReadAsync()
    {
        var answer = _opening ?? await _list.ReadAsync().ConfigureAwait(false);
        _opening = null;
        _unread = null;
        _requestId = answer.RequestId;
        if (answer.Kind == ReadAnswerKind.Listed)
        {
            var (what, quota) = _list.Understand(answer, Operation, _state!);
            _ledger.QuotaCheck = quota;
            _hasList = true;
            return what;
        }

        if (CallerRefusal.IsEndOfRun(answer))
        {
            _run.Fail(new Problem(
                answer.Code!, answer.Message!, answer.RequestId, isRetryable: answer.Kind == ReadAnswerKind.Failed));
            return ShareEvent.Halted;
        }

        _unread = answer;
        return ShareEvent.NotListed(forGood: answer.Kind == ReadAnswerKind.Refused);
    }

    private async Task<ShareEvent> WriteAsync(int[] batch)
    {
        if (_unread is { } unread) _run.ListsAreRefused(unread.Code, unread.Message);

        var ids = new string[batch.Length];
        for (var i = 0; i < batch.Length; i++) ids[i] = _target.AccountIds[batch[i]];

        await _reports.WaitForRoomAsync(_index, _run.Halted).ConfigureAwait(false);
        using var place = await _run.EnterAsync(isWrite: true).ConfigureAwait(false);
        await _writes.Turn.WaitAsync(_run.Halted).ConfigureAwait(false);
        var write = _writes.Begin(Operation, ids);
        var isOpen = true;
        var doubtful = batch.Count(account => !_isLost[account]);
        _run.Counters.Sending(doubtful);
        try
        {
            var permission = Operation == ShareOperation.Grant ? SharePermission.Share : SharePermission.Cancel;
            var answer = await _run.Client
                .ModifyImageSharePermissionAsync(
                    _target.Region, _target.ImageId, ids, permission, _run.Cancelled, _goesFirst, _run.Halted)
                .ConfigureAwait(false);
            isOpen = false;
            return Understand(answer, batch, write, doubtful);
        }
        catch (OperationCanceledException) when (isOpen && !_run.Cancelled.IsCancellationRequested)
        {
            _run.Counters.NotSent(doubtful);
            _writes.Forget(write);
            throw;
        }
        finally
        {
            if (isOpen && _run.Cancelled.IsCancellationRequested)
            {
                _writes.Lose(write, sent: null, _run.Time.GetUtcNow());
            }
            _writes.Turn.Release();
        }
    }

    private ShareEvent Understand(WriteAnswer answer, int[] batch, OwnWrite write, int doubtful)
    {
        _requestId = answer.RequestId;
        if (answer.Kind == WriteAnswerKind.NotSent)
        {
            _run.Counters.NotSent(doubtful);
            _writes.Forget(write);
            _run.Fail(new Problem(answer.Code!, answer.Message!, answer.RequestId, isRetryable: true));
            return ShareEvent.Halted;
        }

        _goesFirst = false;
        _ledger.CountAttempt(batch);
        if (answer.Kind == WriteAnswerKind.Unknown)
        {
            var conclusive = _writes.Lose(write, answer.SentTimestamp, answer.SignedAtUtc);
            _ledger.Lost(batch, conclusive, $"{answer.Code}: {answer.Message}");
            foreach (var account in batch) _isLost[account] = true;
            return ShareEvent.Lost;
        }

        _run.Counters.Settled(doubtful);
        if (answer.Kind == WriteAnswerKind.Acknowledged)
        {
            _run.Counters.AddApplied(batch.Length);
            _writes.Answer(write, OwnWriteFate.Acknowledged, answer.AnsweredTimestamp);
            return ShareEvent.Acknowledged;
        }

        _writes.Answer(write, OwnWriteFate.Refused, answer.AnsweredTimestamp);
        var handling = ErrorTable.Find(answer.Code!).Handling;
        _goesFirst = handling == ErrorHandling.SlowDown;
        if (handling is ErrorHandling.Stop or ErrorHandling.CorrectClock or ErrorHandling.RefreshCredential)
            _run.Fail(new Problem(answer.Code!, answer.Message!, answer.RequestId));

        var (code, refusal) = _ledger.Add(new Refusal(answer.Code!, answer.Message!, answer.RequestId));
        return ShareEvent.Refused(handling, code, refusal, NamedAccounts.In(answer.Message, _accounts, batch));
    }
}
