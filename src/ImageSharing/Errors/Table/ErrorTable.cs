using System;
using System.Collections.Generic;

namespace ImageSharing.Errors;

/// <summary>
/// Every error code that the module knows, once. This folder is compiled into the cmdlet assembly and into Core, since
/// a record about the module's own input must not load Core, and Core must not load the cmdlets.
/// </summary>
internal static partial class ErrorTable
{
    private static readonly Lazy<Dictionary<string, ErrorRow>> Rows = new(Build);

    /// <summary>Every row, in the order of the files: sharing, common, the module's own.</summary>
    public static IReadOnlyCollection<ErrorRow> All => Rows.Value.Values;

    /// <summary>
    /// Finds the row of a code. A sub-code that is not known has the row of a code whose sub-codes all mean the same
    /// (RequestLimitExceeded); any other unknown code blames nobody.
    /// </summary>
    public static ErrorRow Find(string code)
    {
        if (Rows.Value.TryGetValue(code, out var row)) return row;

        var dot = code.IndexOf('.');
        var family = dot < 0 ? code : code.Substring(0, dot);
        return Rows.Value.TryGetValue(family, out row) && HasAlikeSubCodes(row.Handling)
            ? new ErrorRow(code, row.Meaning, row.Subject, row.Handling, row.Sentence, row.RecommendedAction)
            : NotInTheTable(code);
    }

    private static bool HasAlikeSubCodes(ErrorHandling handling)
        => handling is ErrorHandling.SlowDown or ErrorHandling.TryLater or ErrorHandling.Settle or ErrorHandling.Stop;

    private static ErrorRow NotInTheTable(string code) => new(
        code,
        ErrorMeaning.InvalidArgument,
        ErrorSubject.WholeImage,
        ErrorHandling.Probe,
        "The service refused the request with a code that this version of the module does not know.",
        "Read the service's message and look the code up in the API's documentation.");

    private static Dictionary<string, ErrorRow> Build()
    {
        var rows = new Dictionary<string, ErrorRow>(StringComparer.Ordinal);
        foreach (var part in new[] { Sharing(), Common(), Local() })
            foreach (var row in part)
                rows.Add(row.Code, row);

        return rows;
    }
}
