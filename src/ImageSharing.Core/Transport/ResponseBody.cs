namespace ImageSharing.Core.Transport;

/// <summary>The outermost object of an answer.</summary>
internal interface IResponseEnvelope
{
    ResponseBody? Response { get; }
}

/// <summary>What every answer has.</summary>
internal class ResponseBody
{
    public ErrorBody? Error { get; set; }

    public string? RequestId { get; set; }

    /// <summary>True where the answer has what the action's answer must have.</summary>
    internal virtual bool IsComplete => true;
}

/// <summary>A refusal.</summary>
internal sealed class ErrorBody
{
    public string? Code { get; set; }

    public string? Message { get; set; }
}
