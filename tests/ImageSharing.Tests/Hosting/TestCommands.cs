using System;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.Json;

namespace ImageSharing.Tests.Hosting;

/// <summary>Select-Object -First, which the hosted engine has not: it stops what is upstream in the same way.</summary>
[Cmdlet(VerbsCommon.Select, "First")]
public sealed class SelectFirstCommand : PSCmdlet
{
    private int _taken;

    [Parameter(Position = 0)]
    [Alias("First")]
    public int Count { get; set; } = 1;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        WriteObject(InputObject);
        if (++_taken < Count) return;

        const BindingFlags any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var stop = typeof(PSCmdlet).Assembly.GetType("System.Management.Automation.StopUpstreamCommandsException")!;
        throw (Exception)Activator.CreateInstance(stop, any, null, [this], null)!;
    }
}

/// <summary>ConvertFrom-Json, which the hosted engine has not, for objects, lists, strings and numbers.</summary>
[Cmdlet(VerbsData.ConvertFrom, "TestJson")]
public sealed class ConvertFromTestJsonCommand : PSCmdlet
{
    [Parameter(Position = 0)]
    public string Json { get; set; } = string.Empty;

    protected override void ProcessRecord()
    {
        using var document = JsonDocument.Parse(Json);
        WriteObject(Value(document.RootElement), enumerateCollection: true);
    }

    private static object? Value(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var made = new PSObject();
                foreach (var property in element.EnumerateObject())
                    made.Properties.Add(new PSNoteProperty(property.Name, Value(property.Value)));
                return made;
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(Value).ToArray();
            case JsonValueKind.Number:
                return element.TryGetInt64(out var whole) ? whole : (object)element.GetDouble();
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.True or JsonValueKind.False:
                return element.GetBoolean();
            default:
                return null;
        }
    }
}
