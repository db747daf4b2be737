using ImageSharing.Errors;

namespace ImageSharing.Core.Cvm;

/// <summary>Tells a refusal of the caller, which every further call would get, from one of what was asked.</summary>
internal static class CallerRefusal
{
    /// <summary>
    /// A read that was refused by this code: no call at all would come through, since the caller is refused.
    /// </summary>
    public static bool IsEndOfRun(string code)
    {
        var row = ErrorTable.Find(code);
        return row.Handling is ErrorHandling.CorrectClock or ErrorHandling.RefreshCredential
            || (row.Handling == ErrorHandling.Stop
                && row.Meaning is ErrorMeaning.AuthenticationError or ErrorMeaning.PermissionDenied);
    }

    /// <summary>No call at all would come through: the caller is refused, or nothing can be sent.</summary>
    public static bool IsEndOfRun(ReadReply reply)
        => reply.Kind == ReadReplyKind.Failed ? !reply.WasSent : IsEndOfRun(reply.Code!);
}
