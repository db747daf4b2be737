using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ImageSharing.Core.Contract;

/// <summary>
/// A sentence for a person: a key of the resource files with the values of its placeholders, or text of the service.
/// The cmdlets turn it into words, in the language of the session.
/// </summary>
internal sealed class Message : IEquatable<Message>
{
    private readonly object?[] _values;

    /// <summary>Makes a message of a key.</summary>
    /// <param name="key">The name of the text in the resource files.</param>
    /// <param name="values">
    /// One for each placeholder: text, a number, a UTC time, a list of texts, <see cref="SomeNames"/>, or another message.
    /// </param>
    public Message(string key, params object?[] values)
        : this(key, text: null, values)
    {
    }

    private Message(string? key, string? text, object?[] values)
    {
        Key = key;
        Text = text;
        _values = values;
    }

    /// <summary>The name of the text in the resource files; null if <see cref="Text"/> is set.</summary>
    public string? Key { get; }

    /// <summary>Text that is shown unchanged, such as the service's own message; else null.</summary>
    public string? Text { get; }

    /// <summary>One for each placeholder of the key.</summary>
    public IReadOnlyList<object?> Values => _values;

    /// <summary>A message that is shown unchanged, such as the service's own.</summary>
    public static Message Verbatim(string text) => new(key: null, text, []);

    /// <inheritdoc/>
    public bool Equals(Message? other) => other is not null && Key == other.Key && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Message);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>The text, or the key and its values, for tests and debuggers.</summary>
    public override string ToString()
        => Text ?? (_values.Length == 0 ? Key! : Key + "(" + string.Join(", ", _values.Select(Shown)) + ")");

    private static string Shown(object? value) => value switch
    {
        null => "null",
        string text => text,
        IEnumerable<object> list => "[" + string.Join(", ", list) + "]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        SomeNames some => Shown(some.Names),
        _ => value.ToString() ?? "",
    };
}

/// <summary>A value of a message: names that can be many, of which a person reads the first three.</summary>
internal sealed class SomeNames(IReadOnlyList<string> names)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
