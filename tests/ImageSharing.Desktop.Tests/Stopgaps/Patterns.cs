using System;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace System.Text.RegularExpressions
{
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class GeneratedRegexAttribute(string pattern, RegexOptions options = RegexOptions.None) : Attribute
    {
        public Regex Pattern { get; } = new(pattern, options | RegexOptions.CultureInvariant);
    }
}

namespace ImageSharing.Sandbox
{
    /// <summary>The stand-in's patterns, which a generator of newer frameworks writes there.</summary>
    internal static class Patterns
    {
        public static Regex Of(Type type, [CallerMemberName] string method = "")
            => type.GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
                .GetCustomAttribute<GeneratedRegexAttribute>()!
                .Pattern;
    }

    internal static partial class RequestGate
    {
        private static partial Regex RegionPattern() => Patterns.Of(typeof(RequestGate));

        private static partial Regex ClientPattern() => Patterns.Of(typeof(RequestGate));
    }

    internal sealed partial class ShareActions
    {
        private static partial Regex ImagePattern() => Patterns.Of(typeof(ShareActions));
    }

    internal sealed partial class TokenActions
    {
        private static partial Regex ArnPattern() => Patterns.Of(typeof(TokenActions));
    }
}
