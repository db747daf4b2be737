namespace ImageSharing;

/// <summary>
/// Where the module lives, for Get-Help -Online. Its maintainers set the address here and nowhere else.
/// </summary>
internal static class ProjectPage
{
    public const string Address = "https://github.com/imagesharing/ImageSharing";

    /// <summary>The examples of README.md that change shares.</summary>
    public const string Examples = Address + "#five-examples";

    /// <summary>The part of README.md that shows how shares are listed and set.</summary>
    public const string Lists = Address + "#see-compare-converge";
}
