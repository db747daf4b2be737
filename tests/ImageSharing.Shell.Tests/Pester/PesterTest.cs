using System.Text.Json.Serialization;

namespace ImageSharing.Shell.Tests.Pester;

/// <summary>One test of the Pester suite, and its result.</summary>
public sealed class PesterTest
{
    [JsonConstructor]
    public PesterTest(string name, string result, string text, double seconds)
    {
        Name = name;
        Result = result;
        Text = text;
        Seconds = seconds;
    }

    public string Name { get; }

    /// <summary>Passed, Failed, or another word of Pester's.</summary>
    public string Result { get; }

    public string Text { get; }

    public double Seconds { get; }

    public override string ToString() => Name;
}
