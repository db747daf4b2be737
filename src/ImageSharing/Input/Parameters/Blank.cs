using System;
using System.Management.Automation;
using System.Management.Automation.Internal;
using ImageSharing.Input.Forms;

namespace ImageSharing.Input.Parameters;

/// <summary>What counts as blank in a parameter: null, and text of white space.</summary>
internal static class Blank
{
    public static bool Is(object? value) => ReferenceEquals(value, AutomationNull.Value) || IdValue.Base(value) switch
    {
        null or DBNull => true,
        string text => string.IsNullOrWhiteSpace(text),
        PSCredential credential => string.IsNullOrWhiteSpace(credential.UserName)
            && credential.Password is null or { Length: 0 },
        _ => false,
    };
}
