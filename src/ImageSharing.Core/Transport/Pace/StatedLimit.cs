namespace ImageSharing.Core.Transport.Pace;

/// <summary>
/// Reads the limit out of a refusal by rate. In every language the message has two numbers in back-ticks, the requests
/// counted and the limit that they exceed.
/// </summary>
internal static class StatedLimit
{
    private const int Highest = 100_000;

    public static int? Read(string? message)
    {
        if (message is null) return null;

        int? first = null;
        var start = message.IndexOf('`');
        while (start >= 0)
        {
            var end = message.IndexOf('`', start + 1);
            if (end < 0) return null;

            if (Number(message, start + 1, end) is { } number)
            {
                if (first is { } counted) return number < counted ? number : counted;
                first = number;
            }

            start = message.IndexOf('`', end + 1);
        }

        return null;
    }

    private static int? Number(string text, int start, int end)
    {
        var number = 0;
        for (var i = start; i < end; i++)
        {
            if (text[i] is < '0' or > '9') return null;
            number = (number * 10) + (text[i] - '0');
            if (number > Highest) return null;
        }

        return number > 0 ? number : null;
    }
}
