using System;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Sharing.Checks;
using ImageSharing.Core.Sharing.Deciding;
using ImageSharing.Core.Sharing.History;

namespace ImageSharing.Core.Sharing.Running;

/// <content>The requests, and what their replies mean for the decision.</content>
internal sealed partial class OperationRun
{
    private ShareEvent Understand(ListReply reply)
    {
        _opening = null;
        _unread = null;
        _requestId = reply.RequestId;
        if (reply.Kind == ReadReplyKind.Listed)
        {
            var (what, quota) = ListReading.Understand(reply, image, operation, _places, _state!);
            _ledger.QuotaCheck = quota;
            _list = ListEvidence.Exists;
            return what;
        }

        if (CallerRefusal.IsEndOfRun(reply))
        {
            _run.Fail(reply.ToProblem());
            return ShareEvent.Halted;
        }

        _unread = reply;
        if (reply.Code == ImageCheck.NotFound && _list == ListEvidence.None) _list = ListEvidence.Missing;
        return ShareEvent.NotListed(forGood: reply.Kind == ReadReplyKind.Refused);
    }

    private async Task<ShareEvent> WriteAsync(int[] batch)
    {
        if (_unread is { } unread) _run.ListsAreRefused(unread.Code, unread.Message);

        var ids = new string[batch.Length];
        for (var i = 0; i < batch.Length; i++) ids[i] = accounts[batch[i]];

        await _run.Reports.WaitForRoomAsync(image.Index, _run.Halted).ConfigureAwait(false);
        using var place = await _run.EnterAsync(isWrite: true).ConfigureAwait(false);
        await _writes.Turn.WaitAsync(_run.Halted).ConfigureAwait(false);
        var write = _writes.Begin(operation, ids);
        var isOpen = true;
        var doubtful = batch.Count(account => !_isLost[account]);
        _run.Counters.Sending(doubtful);
        try
        {
            var permission = operation == ShareOperation.Grant ? SharePermission.Share : SharePermission.Cancel;
            var reply = await _run.Client
                .ModifyImageSharePermissionAsync(
                    image.Target.Region, image.Target.ImageId, ids, permission, _run.Cancelled, _goesFirst, _run.Halted)
                .ConfigureAwait(false);
            isOpen = false;
            return Understand(reply, batch, write, doubtful);
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

    private ShareEvent Understand(WriteReply reply, int[] batch, OwnWrite write, int doubtful)
    {
        _requestId = reply.RequestId;
        if (reply.Kind == WriteReplyKind.NotSent)
        {
            _run.Counters.NotSent(doubtful);
            _writes.Forget(write);
            _run.Fail(reply.ToProblem(isRetryable: true));
            return ShareEvent.Halted;
        }

        _goesFirst = false;
        _ledger.CountAttempt(batch);
        if (reply.Kind == WriteReplyKind.Unknown)
        {
            var conclusive = _writes.Lose(write, reply.SentTimestamp, reply.SignedAtUtc);
            _ledger.Lost(batch, conclusive, new Message("Reply.CodeAndMessage", reply.Code, reply.Message));
            foreach (var account in batch) _isLost[account] = true;
            return ShareEvent.Lost;
        }

        _run.Counters.Settled(doubtful);
        if (reply.Kind == WriteReplyKind.Acknowledged)
        {
            _run.Counters.AddApplied(batch.Length);
            _writes.RecordReply(write, OwnWriteFate.Acknowledged, reply.ReceivedTimestamp);
            return ShareEvent.Acknowledged;
        }

        _writes.RecordReply(write, OwnWriteFate.Refused, reply.ReceivedTimestamp);
        var handling = ErrorCodes.HandlingOf(reply.Code!);
        _goesFirst = handling == ErrorHandling.SlowDown;
        var problem = reply.ToProblem(isRetryable: false);
        if (ErrorCodes.IsForEveryCall(handling)) _run.Fail(problem);

        var (code, refusal) = _ledger.Add(problem);
        return ShareEvent.Refused(handling, code, refusal, NamedAccounts.In(reply.Message?.Text, _places, batch));
    }
}
