using System;
using System.Linq;

namespace ImageSharing.Tests.Hosting;

/// <summary>
/// A fresh process with the hosted engine in it, for what a test can only see there: runs the script that is given as
/// the one argument, without the module imported, and prints each output object on a line.
/// </summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        using var shell = new Shell(import: false);
        var ran = shell.Run(arguments.Single());
        foreach (var item in ran.Output) Console.WriteLine(item);
        foreach (var error in ran.Errors) Console.Error.WriteLine($"{error.FullyQualifiedErrorId}: {error}");
        if (ran.Failure is not null) Console.Error.WriteLine(ran.Failure.ToString());
        return ran.Failure is null ? 0 : 1;
    }
}
