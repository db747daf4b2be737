namespace ImageSharing.Errors;

/// <summary>Whom an error code concerns (API.md names the source of each).</summary>
internal enum ErrorSubject
{
    Account,
    WholeImage,
    Batch,
    Caller,
}
