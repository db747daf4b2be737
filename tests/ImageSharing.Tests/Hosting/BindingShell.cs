using System;
using System.Management.Automation;

namespace ImageSharing.Tests.Hosting;

/// <summary>A hosted engine in which commands are run with -WhatIf, to see what they made of their input.</summary>
public abstract class BindingShell : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    private protected static string Culture(string name)
        => $"[System.Threading.Thread]::CurrentThread.CurrentCulture = '{name}';";

    private protected static bool IsOwn(ErrorRecord error)
        => error.Exception.GetType().FullName == "ImageSharing.ImageShareException";

    private protected Ran Run(string command) => _shell.Run(command);

    private protected Ran WhatIf(string command) => _shell.Run(command + " -WhatIf");

    /// <summary>Pipes the objects of a JSON list, given without its brackets, to Grant-CvmImageShare.</summary>
    private protected Ran FromJson(string items, string parameters = "")
        => WhatIf($"ConvertFrom-Json '[{items}]' | Grant-CvmImageShare {parameters}");
}
