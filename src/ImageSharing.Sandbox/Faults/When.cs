using System;

namespace ImageSharing.Sandbox;

/// <summary>Which requests a fault is worked on.</summary>
public sealed class When
{
    private readonly Func<RequestRecord, bool> _isMet;

    private When(bool needsBody, Func<RequestRecord, bool> isMet)
    {
        NeedsBody = needsBody;
        _isMet = isMet;
    }

    /// <summary>Whether it can be decided only after the body was read.</summary>
    internal bool NeedsBody { get; }

    /// <summary>Every request of the action; null is any action.</summary>
    public static When Always(string? action = null) => new(false, record => IsOf(action, record));

    /// <summary>The request of that number, from 1: of an action, or of all where the action is null.</summary>
    public static When Request(long number, string? action = SandboxActions.ModifyImageSharePermission)
        => Requests(number, number, action);

    /// <summary>The requests of those numbers, both included.</summary>
    public static When Requests(long first, long last, string? action = SandboxActions.ModifyImageSharePermission)
        => new(false, record => IsOf(action, record)
            && IsIn(first, last, action is null ? record.Number : record.NumberOfAction));

    /// <summary>The request of that number, from 1, of the action about the image.</summary>
    public static When RequestOfImage(
        string imageId,
        long number,
        string action = SandboxActions.ModifyImageSharePermission)
        => RequestsOfImage(imageId, number, number, action);

    /// <summary>The requests of those numbers, both included, of the action about the image.</summary>
    public static When RequestsOfImage(
        string imageId,
        long first,
        long last,
        string action = SandboxActions.ModifyImageSharePermission)
        => new(true, record => record.ImageId == imageId
            && IsOf(action, record)
            && IsIn(first, last, record.NumberOfImage));

    /// <summary>
    /// Requests that the predicate is true of. It runs under the lock of the server: it must be quick.
    /// </summary>
    public static When Matches(Func<RequestRecord, bool> predicate) => new(true, predicate);

    /// <summary>
    /// Requests picked by chance. The same seed picks the same requests, whatever the order in which those of different
    /// images arrive.
    /// </summary>
    /// <param name="probability">From 0 to 1.</param>
    /// <param name="seed">Decides which.</param>
    /// <param name="action">Requests of which action; null is any.</param>
    public static When ByChance(
        double probability,
        int seed,
        string? action = SandboxActions.ModifyImageSharePermission)
        => new(true, record => IsOf(action, record) && Draw(seed, record) < probability);

    internal bool IsMetBy(RequestRecord record) => _isMet(record);

    private static bool IsOf(string? action, RequestRecord record) => action is null || action == record.Action;

    private static bool IsIn(long first, long last, long number) => number >= first && number <= last;

    private static double Draw(int seed, RequestRecord record) => record.ImageId is { } image
        ? Chance.Of(seed, $"{record.Action}/{record.Region}/{image}", record.NumberOfImage)
        : Chance.Of(seed, record.Action, record.NumberOfAction);
}
