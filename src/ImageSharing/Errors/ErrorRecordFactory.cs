using System.Management.Automation;
using ImageSharing.Text;

namespace ImageSharing.Errors;

/// <summary>
/// The one place that makes an error record: its ID is the code, and its category and recommended action are the table's.
/// </summary>
internal static class ErrorRecordFactory
{
    /// <param name="refusal">The code, and what is known beyond the table.</param>
    /// <param name="target">The account, the image, or nothing.</param>
    /// <param name="sentence">A sentence that stands alone.</param>
    /// <param name="imageId">The image that the error concerns.</param>
    /// <param name="accountId">The account that the error concerns.</param>
    /// <param name="action">What to do, where the table does not fit.</param>
    public static ErrorRecord Make(
        Refusal refusal,
        object? target,
        string sentence,
        string? imageId = null,
        string? accountId = null,
        string? action = null)
    {
        var row = ErrorTable.Find(refusal.Code);
        var exception = new ImageShareException(refusal.Code, sentence, refusal.Cause)
        {
            RequestId = refusal.RequestId,
            ImageId = imageId,
            AccountId = accountId,
            IsRetryable = refusal.IsRetryable,
        };
        return new ErrorRecord(exception, refusal.Code, row.Category, target)
        {
            ErrorDetails = new ErrorDetails(Shown(sentence, refusal.RequestId))
            {
                RecommendedAction = action ?? refusal.RecommendedAction ?? row.RecommendedAction,
            },
        };
    }

    /// <summary>The sentence as a person sees it, with what the service's support asks for.</summary>
    private static string Shown(string sentence, string? requestId)
        => requestId is null ? sentence : Messages.Format("RequestId", sentence, requestId);
}
