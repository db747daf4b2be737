using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Cvm;

/// <summary>Tells a refusal of the caller, which every further call would get, from one of what was asked.</summary>
internal static class CallerRefusal
{
    /// <summary>
    /// A read that was refused by this code: no call at all would come through, since the caller is refused.
    /// </summary>
    public static bool IsEndOfRun(string code)
        => ErrorCodes.HandlingOf(code)
            is ErrorHandling.RefuseCaller or ErrorHandling.CorrectClock or ErrorHandling.RefreshCredential;

    /// <summary>No call at all would come through: the caller is refused, or nothing can be sent.</summary>
    public static bool IsEndOfRun(ReadReply reply)
        => reply.Kind == ReadReplyKind.Failed ? !reply.WasSent : IsEndOfRun(reply.Code!);
}
