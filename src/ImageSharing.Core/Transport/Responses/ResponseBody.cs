namespace ImageSharing.Core.Transport.Responses;

/// <summary>The outermost object of a reply.</summary>
internal interface IResponseEnvelope
{
    ResponseBody? Response { get; }
}

/// <summary>What every reply has.</summary>
internal class ResponseBody
{
    public ErrorBody? Error { get; set; }

    public string? RequestId { get; set; }

    /// <summary>True if the reply has what the action's reply must have.</summary>
    internal virtual bool IsComplete => true;
}

/// <summary>A refusal.</summary>
internal sealed class ErrorBody
{
    public string? Code { get; set; }

    public string? Message { get; set; }
}
