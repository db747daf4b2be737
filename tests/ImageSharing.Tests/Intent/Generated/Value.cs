using System.Collections.Generic;
using System.Linq;

namespace ImageSharing.Tests.Intent.Generated;

/// <summary>What the rules make of a value.</summary>
internal enum Sense
{
    /// <summary>It is understood, and names <see cref="Value.Names"/>.</summary>
    Good,

    /// <summary>It is there and empty.</summary>
    Blank,

    /// <summary>It is damaged: it names nothing.</summary>
    Bad,

    /// <summary>A list that is damaged, and has names beside the damage. Whether these are used is left open.</summary>
    Mixed,
}

/// <summary>What a value is about.</summary>
internal enum Role
{
    Image,
    Account,
    Region,
    Other,
}

/// <summary>A value of a column, of a parameter, or of an item: an expression, and what the rules make of it.</summary>
internal sealed record Value(string Script, Sense Sense, bool IsText, params string[] Names)
{
    public bool Is(Sense sense) => Sense == sense;

    public bool Equals(Value? other) => other is not null && Script == other.Script;

    public override int GetHashCode() => Script.GetHashCode(System.StringComparison.Ordinal);

    /// <summary>The same name, written plainly.</summary>
    public Value Plain(Role role) => Sense switch
    {
        Sense.Good => new Value(
            role == Role.Region ? $"'{Names[0]}'" : $"${Names[0]}", Sense.Good, true, Names[0]),
        Sense.Blank => new Value("''", Sense.Blank, true),
        Sense.Bad => new Value(role == Role.Region ? "'ap-guangzhou-3'" : "'x'", Sense.Bad, true),
        _ => this,
    };
}

/// <summary>The forms that values are written in. {0} and {1} are names such as A, or regions.</summary>
internal static class Forms
{
    public static readonly (string Script, Sense Sense, bool IsText)[] OfAccounts =
    [
        ("${0}", Sense.Good, true),
        ("[long]${0}", Sense.Good, false),
        ("[double]${0}", Sense.Good, false),
        ("[decimal]${0}", Sense.Good, false),
        ("[bigint]${0}", Sense.Good, false),
        ("\" ${0}`r\"", Sense.Good, true),
        ("\"`u{{FEFF}}${0}\"", Sense.Good, true),
        ("\"${0}`u{{200B}}\"", Sense.Good, true),
        ("\"`u{{A0}}${0}`u{{200E}}\"", Sense.Good, true),
        ("@(, ${0})", Sense.Good, false),
        ("@(, [double]${0})", Sense.Good, false),
        ("@(${0}, ${1})", Sense.Good, false),
        ("[System.Collections.ArrayList]@(${0}, [long]${1})", Sense.Good, false),
        ("$null", Sense.Blank, false),
        ("''", Sense.Blank, true),
        ("'  '", Sense.Blank, true),
        ("\"`u{{200B}}\"", Sense.Blank, true),
        ("[DBNull]::Value", Sense.Blank, false),
        ("@()", Sense.Blank, false),
        ("@($null)", Sense.Blank, false),
        ("1e11", Sense.Bad, false),
        ("123456000000.0", Sense.Bad, false),
        ("9007199254740992.0", Sense.Bad, false),
        ("[float]12345", Sense.Bad, false),
        ("100000000010.5", Sense.Bad, false),
        ("1234", Sense.Bad, false),
        ("'uin/100000000010'", Sense.Bad, true),
        ("\"${0},${1}\"", Sense.Bad, true),
        ("\"'${0}'\"", Sense.Bad, true),
        ("${0}.Insert(6, \"`u{{200B}}\")", Sense.Bad, true),
        ("'1.0E+11'", Sense.Bad, true),
        ("$true", Sense.Bad, false),
        ("[datetime]'2024-01-01'", Sense.Bad, false),
        ("@{{ Number = ${0} }}", Sense.Bad, false),
        ("(Row @{{ Number = ${0} }})", Sense.Bad, false),
        ("{{ ${0} }}", Sense.Bad, false),
        ("[System.Text.Json.JsonDocument]::Parse('\"100000000010\"').RootElement", Sense.Bad, false),
        ("@(@{{ Number = ${0} }}, ${1})", Sense.Mixed, false),
        ("@(${0}, $null)", Sense.Mixed, false),
        ("@(${0}, 'x')", Sense.Mixed, false),
        ("@(${0}, [datetime]'2024-01-01')", Sense.Mixed, false),
    ];

    public static readonly (string Script, Sense Sense, bool IsText)[] OfImages =
    [
        ("${0}", Sense.Good, true),
        ("\" ${0} \"", Sense.Good, true),
        ("\"${0}`u{{200B}}\"", Sense.Good, true),
        ("\"`u{{FEFF}}${0}\"", Sense.Good, true),
        ("@(, ${0})", Sense.Good, false),
        ("$null", Sense.Blank, false),
        ("''", Sense.Blank, true),
        ("' '", Sense.Blank, true),
        ("[DBNull]::Value", Sense.Blank, false),
        ("@()", Sense.Blank, false),
        ("${0}.ToUpperInvariant()", Sense.Bad, true),
        ("${0}.Insert(7, \"`u{{200B}}\")", Sense.Bad, true),
        ("\"${0},${1}\"", Sense.Bad, true),
        ("\"'${0}'\"", Sense.Bad, true),
        ("'golden-web'", Sense.Bad, true),
        ("@{{ Id = ${0} }}", Sense.Bad, false),
        ("42", Sense.Bad, false),
        ("$true", Sense.Bad, false),
        ("{{ ${0} }}", Sense.Bad, false),
    ];

    public static readonly (string Script, Sense Sense, bool IsText)[] OfRegions =
    [
        ("'{0}'", Sense.Good, true),
        ("'{0}'.ToUpperInvariant()", Sense.Good, true),
        ("\" {0}`u{{200B}}\"", Sense.Good, true),
        ("@(, '{0}')", Sense.Good, false),
        ("''", Sense.Blank, true),
        ("$null", Sense.Blank, false),
        ("[DBNull]::Value", Sense.Blank, false),
        ("'{0}-3'", Sense.Bad, true),
        ("'{0}'.Insert(5, \"`u{{200B}}\")", Sense.Bad, true),
        ("@('{0}', '{1}')", Sense.Bad, false),
        ("@{{ Name = '{0}' }}", Sense.Bad, false),
        ("[datetime]'2024-01-01'", Sense.Bad, false),
    ];

    public static Value Make((string Script, Sense Sense, bool IsText) form, string one, string other)
    {
        if (one == other && form.Script.StartsWith("@('", System.StringComparison.Ordinal)) other = "ap-tokyo";
        var script = string.Format(System.Globalization.CultureInfo.InvariantCulture, form.Script, one, other);
        IEnumerable<string> names = form.Sense switch
        {
            Sense.Good or Sense.Mixed => new[] { ("{0}", one), ("{1}", other) }
                .Where(pair => form.Script.Contains(pair.Item1, System.StringComparison.Ordinal))
                .Select(pair => pair.Item2),
            _ => [],
        };
        return new Value(script, form.Sense, form.IsText, [.. names.Distinct()]);
    }
}
