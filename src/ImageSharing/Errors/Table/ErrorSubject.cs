namespace ImageSharing.Errors;

/// <summary>Whom an error code concerns.</summary>
internal enum ErrorSubject
{
    Account,
    WholeImage,
    Batch,
    Caller,
}
