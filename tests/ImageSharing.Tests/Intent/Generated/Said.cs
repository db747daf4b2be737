using System;
using System.Collections.Generic;
using System.Linq;

namespace ImageSharing.Tests.Intent.Generated;

internal sealed record SaidResult(string? Region, string? Image, string? Account, string? Code, string? Status);

internal sealed record SaidError(string Id, string Message);

/// <summary>What a command said: its results, errors and warnings.</summary>
internal sealed record Said(
    IReadOnlyList<SaidResult> Results, IReadOnlyList<SaidError> Errors, IReadOnlyList<string> Warnings)
{
    public override string ToString()
        => string.Join(
            Environment.NewLine,
            [
                .. Results.Select(result => $"  result {result.Image}/{result.Account}@{result.Region} "
                    + $"{result.Status} {result.Code}"),
                .. Errors.Select(error => $"  error {error.Id}: {error.Message}"),
                .. Warnings.Select(warning => $"  warning {warning}"),
            ]);
}
