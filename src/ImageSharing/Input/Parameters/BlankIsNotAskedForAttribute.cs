using System;
using System.Management.Automation;

namespace ImageSharing.Input.Parameters;

/// <summary>
/// Stands before [Credential], which asks the user where null is given: a command in a runbook would wait for ever.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BlankIsNotAskedForAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
        => Blank.Is(inputData) ? PSCredential.Empty : inputData!;
}
