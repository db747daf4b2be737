namespace ImageSharing.Core.Contract;

/// <summary>Something that could not be found or read; the search goes on.</summary>
public sealed class SearchProblem : RunEvent
{
    internal SearchProblem(string region, string? imageId, Problem problem)
    {
        Region = region;
        ImageId = imageId;
        Problem = problem;
    }

    /// <summary>The region in which it was asked for.</summary>
    public string Region { get; }

    /// <summary>The image that is not there; null where a whole request was refused.</summary>
    public string? ImageId { get; }

    /// <summary>Why.</summary>
    public Problem Problem { get; }
}
