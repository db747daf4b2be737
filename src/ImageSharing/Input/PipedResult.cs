using System;
using System.Linq;
using System.Management.Automation;

namespace ImageSharing.Input;

/// <summary>
/// A result or a test that is piped in. It is known by its columns, so that a copy from a file or a job is known too.
/// </summary>
internal sealed class PipedResult
{
    private static readonly string[] Statuses =
        ["Shared", "AlreadyShared", "Revoked", "NotShared", "Failed", "Unknown"];

    private static readonly string[] TestStatuses = ["Correct", "Missing", "Unexpected", "Unknown"];

    private PipedResult(string? operation, string? status, bool? sharedBefore)
    {
        Operation = operation;
        Status = status;
        SharedBefore = sharedBefore;
    }

    /// <summary>Grant or Revoke; null for a test, and for a copy that lost it.</summary>
    public string? Operation { get; }

    /// <summary>The status; null for a copy that lost it.</summary>
    public string? Status { get; }

    /// <summary>Whether the account had the share before; null if unknown.</summary>
    public bool? SharedBefore { get; }

    /// <summary>True for an object of Test-CvmImageShare.</summary>
    public bool IsTest { get; private init; }

    /// <summary>True for a copy without the columns that tell what happened.</summary>
    public bool IsIncomplete => Status is null || (Operation is null && !IsTest);

    /// <summary>The result that an item is; null if it is an ordinary row.</summary>
    public static PipedResult? Of(PSObject item, ItemColumns columns)
    {
        if (item.BaseObject is ImageShareResult result)
            return new PipedResult(result.Operation, result.Status, result.SharedBefore);

        var operation = Known(columns.Text("Operation"), "Grant", "Revoke");
        var text = columns.Text("Status");
        if (Known(text, Statuses) is { } status && operation is not null)
            return new PipedResult(operation, status, Boolean(columns.Text("SharedBefore"), columns));

        if (text is null) return operation is null ? null : new PipedResult(operation, status: null, sharedBefore: null);

        if (operation is not null) return null;
        if (Known(text, TestStatuses) is { } tested && (tested != "Unknown" || columns.Values("CreatedTime").Count > 0))
            return new PipedResult(null, tested, null) { IsTest = true };

        return Known(text, Statuses) is { } lost ? new PipedResult(null, lost, null) : null;
    }

    private static string? Known(string? text, params string[] words)
        => words.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase));

    private static bool? Boolean(string? text, ItemColumns columns)
        => bool.TryParse(text ?? columns.Boolean("SharedBefore"), out var value) ? value : null;
}
