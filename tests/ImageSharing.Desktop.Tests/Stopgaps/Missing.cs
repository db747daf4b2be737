using System;
using System.Collections.Generic;
using System.Numerics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;

namespace System.Runtime.CompilerServices
{
    internal static class RuntimeHelpers
    {
        /// <summary>What the compiler asks for to take a range of an array.</summary>
        public static T[] GetSubArray<T>(T[] array, Range range)
        {
            var (offset, length) = range.GetOffsetAndLength(array.Length);
            var part = new T[length];
            Array.Copy(array, offset, part, 0, length);
            return part;
        }
    }
}

namespace System.Security.Cryptography.X509Certificates
{
    internal static class X509CertificateLoader
    {
        public static X509Certificate2 LoadPkcs12(byte[] file, string? password) => new(file, password);
    }
}

namespace ImageSharing
{
    /// <summary>Members of newer frameworks that the tests and the stand-in use.</summary>
    internal static class Missing
    {
        extension(TimeSpan time)
        {
            public static TimeSpan operator *(TimeSpan one, double factor)
                => TimeSpan.FromTicks((long)Math.Round(one.Ticks * factor));

            public static TimeSpan operator /(TimeSpan one, double divisor)
                => TimeSpan.FromTicks((long)Math.Round(one.Ticks / divisor));
        }

        extension(int)
        {
            public static int Max(int one, int other) => Math.Max(one, other);
        }

        extension(BitOperations)
        {
            public static int PopCount(uint value)
            {
                var count = 0;
                for (var left = value; left != 0; left &= left - 1) count++;
                return count;
            }

            public static int TrailingZeroCount(int value)
            {
                var count = 0;
                while (count < 32 && (value & (1 << count)) == 0) count++;
                return count;
            }
        }

        extension(StringSplitOptions)
        {
            public static StringSplitOptions TrimEntries => (StringSplitOptions)2;
        }

        extension(string text)
        {
            public string[] Split(char separator, StringSplitOptions options)
                => options == StringSplitOptions.TrimEntries
                    ? Array.ConvertAll(text.Split(separator), part => part.Trim())
                    : text.Split([separator], options);
        }

        extension(GC)
        {
            public static long GetAllocatedBytesForCurrentThread()
                => (long)typeof(GC).GetMethod(nameof(GetAllocatedBytesForCurrentThread))!.Invoke(null, null);
        }

        extension(long)
        {
            public static long Max(long one, long other) => Math.Max(one, other);

            public static long Min(long one, long other) => Math.Min(one, other);
        }

        extension(Math)
        {
            public static double Log2(double value) => Math.Log(value, 2);
        }

        extension(Task)
        {
            public static Task Delay(TimeSpan time, TimeProvider provider, CancellationToken cancellationToken)
                => TimeProviderTaskExtensions.Delay(provider, time, cancellationToken);
        }

        extension(HMACSHA256)
        {
            public static byte[] HashData(byte[] key, byte[] text)
            {
                using HMACSHA256 hash = new(key);
                return hash.ComputeHash(text);
            }
        }

        extension(Socket socket)
        {
            public void Listen() => socket.Listen(128);

            public Task<int> SendAsync(byte[] bytes)
                => socket.SendAsync(new ArraySegment<byte>(bytes), SocketFlags.None);

            public Task<int> ReceiveAsync(byte[] buffer)
                => socket.ReceiveAsync(new ArraySegment<byte>(buffer), SocketFlags.None);
        }

        public static HashSet<T> ToHashSet<T>(this IEnumerable<T> items) => [.. items];
    }
}
