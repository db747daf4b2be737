using System;
using System.Threading;
using Xunit.Runners;

namespace ImageSharing.Desktop.Tests;

internal static class Program
{
    private static int Main(string[] arguments)
    {
        return 0;
    }
}
