using System;
using System.Management.Automation;

namespace ImageSharing.Input.Parameters;

/// <summary>Makes null and blank the same as leaving the parameter out, as wrappers that splat need it.</summary>
/// <param name="byDefault">The value of the parameter where it is left out.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BlankIsAbsentAttribute(object? byDefault = null) : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
        => Blank.Is(inputData) ? byDefault : inputData;
}
