using System.Linq;
using System.Management.Automation;

namespace ImageSharing.Input;

/// <summary>
/// A result that comes back in. It is known by what it holds, so that one that went through a file or a job is known
/// too.
/// </summary>
internal sealed class PipedResult
{
    private static readonly string[] Operations = ["Grant", "Revoke"];
    private static readonly string[] Statuses =
        ["Shared", "AlreadyShared", "Revoked", "NotShared", "Failed", "Unknown"];

    private PipedResult(string operation, string status)
    {
        Operation = operation;
        Status = status;
    }

    public string Operation { get; }

    public string Status { get; }

    /// <summary>The result that an item is; null where it is none.</summary>
    public static PipedResult? Of(PSObject? item)
    {
        if (item is null || item.BaseObject is string) return null;
        if (item.BaseObject is ImageShareResult result) return new PipedResult(result.Operation, result.Status);

        var operation = PipedItem.Property(item, "Operation");
        var status = PipedItem.Property(item, "Status");
        if (operation is null || status is null) return null;

        return Operations.Contains(operation) && Statuses.Contains(status) ? new PipedResult(operation, status) : null;
    }
}
