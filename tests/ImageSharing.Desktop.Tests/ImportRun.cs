using System;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Threading;

namespace ImageSharing.Desktop.Tests;

/// <summary>
/// What an import and a command do to a process, in one that has nothing of the module's beside its program: the
/// cmdlets' assembly is loaded, a cmdlet is made, and a list is asked for with the Core that it brought.
/// </summary>
internal static class ImportRun
{
    public const string Argument = "--import";

    /// <summary>Writes every assembly that is loaded in the end, and what the list says.</summary>
    public static int Run(string cmdlets, string endpoint)
    {
        var module = Assembly.LoadFrom(cmdlets);
        Activator.CreateInstance(module.GetType("ImageSharing.Commands.GetCvmImageShareCommand", throwOnError: true));
        PrepareAll(module);
        var core = Loaded("ImageSharing.Core");
        PrepareAll(core);
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) =>
            request.RequestingAssembly == typeof(ImportRun).Assembly
                && new AssemblyName(request.Name).Name == core.GetName().Name
                ? core
                : null;
        ImportedCore.List(endpoint);
        foreach (var culture in new[] { "zh-CN", "de-DE" }) Console.WriteLine($"{culture}: {Text(module, culture)}");
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies().Where(one => !one.IsDynamic))
            Console.WriteLine($"Loaded: {assembly.GetName().Name} {assembly.Location}");
        return 0;
    }

    /// <summary>A text of the cmdlets in a language, in ASCII: the console's encoding may have no more.</summary>
    private static string Text(Assembly module, string culture)
    {
        Thread.CurrentThread.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var format = module.GetType("ImageSharing.Text.Messages", throwOnError: true).GetMethod("Format");
        return Uri.EscapeDataString((string)format.Invoke(null, ["Accounts.Many", new object[] { 3 }]));
    }

    private static Assembly Loaded(string name)
        => AppDomain.CurrentDomain.GetAssemblies().Single(one => one.GetName().Name == name);

    /// <summary>Compiles every method that can be compiled as it is, so that all it names is looked for.</summary>
    private static void PrepareAll(Assembly assembly)
    {
        const BindingFlags all =
            BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
            | BindingFlags.DeclaredOnly;
        foreach (var type in assembly.GetTypes().Where(one => !one.ContainsGenericParameters))
            foreach (var method in type.GetMethods(all).Cast<MethodBase>().Concat(type.GetConstructors(all)))
                if (!method.IsAbstract && !method.ContainsGenericParameters && method.GetMethodBody() is not null)
                    _ = method.MethodHandle.GetFunctionPointer();
    }
}
