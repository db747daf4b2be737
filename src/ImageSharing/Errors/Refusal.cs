using System;
using ImageSharing.Text;

namespace ImageSharing.Errors;

/// <summary>
/// Why something was refused: a code of the table, and what there is to say beyond the table's sentence.
/// </summary>
internal sealed class Refusal
{
    public Refusal(string code, string? message = null, string? requestId = null, bool isRetryable = false)
    {
        Code = code;
        Message = message;
        RequestId = requestId;
        IsRetryable = isRetryable;
    }

    public string Code { get; }

    /// <summary>A condition of the module: the key of its message begins with the code.</summary>
    public static Refusal Of(string key, params object?[] values)
        => new(key.Split('.')[0], Messages.Format(key, values))
        {
            RecommendedAction = Messages.Recommendation(key, values),
        };

    /// <summary>The same refusal, with the place of the input that it concerns.</summary>
    public Refusal From(string place)
        => new(Code, Messages.Format("Source", Messages.Ended(Message ?? ErrorTable.Find(Code).Sentence), place), RequestId, IsRetryable)
    {
        IsOfModule = IsOfModule,
        Cause = Cause,
        RecommendedAction = RecommendedAction,
    };

    public string? Message { get; }

    public string? RequestId { get; }

    /// <summary>True if the module refused by a code of the service: the message is not the service's.</summary>
    public bool IsOfModule { get; init; }

    /// <summary>The exception of the system, without secrets; null if there is none.</summary>
    public Exception? Cause { get; init; }

    /// <summary>What to do next, where it is another thing than the table has.</summary>
    public string? RecommendedAction { get; init; }

    /// <summary>True if the same command may succeed later.</summary>
    public bool IsRetryable { get; }
}
