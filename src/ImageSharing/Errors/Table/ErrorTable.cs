using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using ImageSharing.Core.Contract;

namespace ImageSharing.Errors;

/// <summary>Every error code that the module knows, with its category and texts.</summary>
internal static partial class ErrorTable
{
    private static readonly ErrorRow NotInTheTable =
        new("CodeNotInTable", ErrorCategory.InvalidArgument, ErrorSubject.WholeImage);

    private static readonly Lazy<Dictionary<string, ErrorRow>> Rows = new(Build);

    /// <summary>Every row, in the order of the files: sharing, common, the module's own.</summary>
    public static IReadOnlyCollection<ErrorRow> All => Rows.Value.Values;

    /// <summary>The row of a code, or of the listed code that Core reads it as.</summary>
    public static ErrorRow Find(string code) => Rows.Value.TryGetValue(code, out var row) ? row : FindUnlisted(code);

    /// <summary>Only the service sends such a code. A record about the module's own input does not load Core.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ErrorRow FindUnlisted(string code)
        => ErrorCodes.KnownAs(code) is { } known ? Rows.Value[known] : NotInTheTable;

    private static Dictionary<string, ErrorRow> Build()
    {
        var rows = new Dictionary<string, ErrorRow>(StringComparer.Ordinal);
        foreach (var part in new[] { Sharing(), Common(), Local() })
            foreach (var row in part)
                rows.Add(row.Code, row);

        return rows;
    }
}
