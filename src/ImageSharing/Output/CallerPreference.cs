using System.Management.Automation;

namespace ImageSharing.Output;

/// <summary>What the caller prefers, by the cmdlet's parameter or else by the preference variable.</summary>
internal static class CallerPreference
{
    /// <summary>-ErrorAction Stop, or $ErrorActionPreference where the parameter is not given.</summary>
    public static bool StopsAtFirstError(PSCmdlet cmdlet)
    {
        var given = Value(cmdlet, "ErrorAction", "ErrorActionPreference");
        return LanguagePrimitives.TryConvertTo(given, out ActionPreference preference)
            && preference == ActionPreference.Stop;
    }

    /// <summary>-WhatIf, or $WhatIfPreference where the parameter is not given.</summary>
    public static bool OnlyAsksWhatIf(PSCmdlet cmdlet)
        => LanguagePrimitives.TryConvertTo(Value(cmdlet, "WhatIf", "WhatIfPreference"), out bool whatIf) && whatIf;

    /// <summary>
    /// Whether the caller is asked before an operation of medium impact. A cmdlet of ConfirmImpact High needs this for the
    /// operations that are less than that, since ConfirmImpact can't depend on the parameters.
    /// </summary>
    public static bool AsksAtMediumImpact(PSCmdlet cmdlet)
    {
        if (IsSet(cmdlet, "Confirm") is { } confirm) return confirm;

        var given = cmdlet.GetVariableValue("ConfirmPreference");
        return LanguagePrimitives.TryConvertTo(given, out ConfirmImpact preference)
            && preference is ConfirmImpact.Low or ConfirmImpact.Medium;
    }

    /// <summary>Whether verbose lines go anywhere. As in PowerShell, -Debug counts for them too.</summary>
    public static bool HearsVerbose(PSCmdlet cmdlet)
        => IsSet(cmdlet, "Verbose")
            ?? (IsSet(cmdlet, "Debug") == true || IsHeard(cmdlet.GetVariableValue("VerbosePreference")));

    /// <summary>Whether debug lines go anywhere.</summary>
    public static bool HearsDebug(PSCmdlet cmdlet)
        => IsSet(cmdlet, "Debug") ?? IsHeard(cmdlet.GetVariableValue("DebugPreference"));

    private static bool? IsSet(PSCmdlet cmdlet, string parameter)
        => cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out var given) ? LanguagePrimitives.IsTrue(given) : null;

    private static bool IsHeard(object? given)
        => !LanguagePrimitives.TryConvertTo(given, out ActionPreference preference)
            || preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    private static object? Value(PSCmdlet cmdlet, string parameter, string variable)
        => cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out var given)
            ? given
            : cmdlet.GetVariableValue(variable);
}
