using System.Collections.Generic;

namespace ImageSharing.Core.Sharing.Running;

/// <summary>Finds the accounts of a batch that a message names, matched on the boundaries of digits.</summary>
internal static class NamedAccounts
{
    private const int ShortestId = 5;
    private const int LongestId = 20;

    /// <summary>The places in the batch's image of the accounts named, each once, in the message's order.</summary>
    public static int[] In(string? message, IReadOnlyDictionary<string, int> accounts, int[] batch)
    {
        if (message is null) return [];

        var found = new List<int>();
        for (var start = 0; start < message.Length; start++)
        {
            if (!IsDigit(message[start])) continue;

            var end = start;
            while (end < message.Length && IsDigit(message[end])) end++;
            var isId = end - start is >= ShortestId and <= LongestId;
            if (isId && accounts.TryGetValue(message.Substring(start, end - start), out var account)
                && System.Array.BinarySearch(batch, account) >= 0 && !found.Contains(account))
                found.Add(account);

            start = end;
        }

        return [.. found];
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
