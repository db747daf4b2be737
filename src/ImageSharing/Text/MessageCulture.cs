using System;
using System.Globalization;

namespace ImageSharing.Text;

/// <summary>
/// The culture whose sentences a session reads. Without a translation it is the invariant one, so that no other session
/// looks for a satellite assembly.
/// </summary>
internal static class MessageCulture
{
    private static CultureInfo? _chinese;

    public static CultureInfo Of(CultureInfo session)
        => IsSimplifiedChinese(session) ? Chinese : CultureInfo.InvariantCulture;

    /// <summary>.NET Framework and Mono name the parents of zh-CN and zh-TW differently from .NET.</summary>
    private static bool IsSimplifiedChinese(CultureInfo session)
    {
        if (!session.Name.StartsWith("zh", StringComparison.Ordinal)) return false;
        if (session.Name == "zh") return true;

        for (var culture = session; culture.Name.Length > 0; culture = culture.Parent)
        {
            if (culture.Name is "zh-Hans" or "zh-CHS" or "zh-CN" or "zh-SG") return true;
            if (culture.Name is "zh-Hant" or "zh-CHT" or "zh-TW" or "zh-HK" or "zh-MO") return false;
        }

        return false;
    }

    private static CultureInfo Chinese => _chinese ??= CultureInfo.GetCultureInfo("zh-CN");
}
