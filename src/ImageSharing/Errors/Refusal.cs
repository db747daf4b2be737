namespace ImageSharing.Errors;

/// <summary>
/// Why something was refused: a code of the table, and what there is to say beyond the table's sentence.
/// </summary>
internal sealed class Refusal
{
    public Refusal(string code, string? message = null, string? requestId = null, bool? isRetryable = null)
    {
        Code = code;
        Message = message;
        RequestId = requestId;
        IsRetryable = isRetryable ?? ErrorTable.Find(code).Handling is ErrorHandling.SlowDown or ErrorHandling.TryLater
            or ErrorHandling.WaitForImage or ErrorHandling.Settle;
    }

    public string Code { get; }

    public string? Message { get; }

    public string? RequestId { get; }

    /// <summary>True where the same command may succeed later; where nobody says, the table does.</summary>
    public bool IsRetryable { get; }
}
