using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ImageSharing.Completion;

/// <summary>A word that is being typed. What completes it contains it, and gets the quotes that it has.</summary>
internal sealed class TypedWord
{
    private readonly char? _quote;
    private readonly string _part;
    private readonly IReadOnlyList<string> _before = [];

    /// <summary>
    /// The word of a list. One that ends in a comma binds to no parameter: what it names is only in its text.
    /// </summary>
    public TypedWord(string? typed, CommandAst command)
    {
        var word = typed ?? string.Empty;
        _quote = word.Length > 0 && word[0] is '\'' or '"' ? word[0] : null;
        _part = word.Trim('\'', '"', '*', ' ');
        if (command.CommandElements.LastOrDefault() is ErrorExpressionAst list)
            _before = list
                .FindAll(part => part is ConstantExpressionAst, searchNestedScriptBlocks: false)
                .Select(Text)
                .ToList();
    }

    /// <summary>The words of a list that complete this one.</summary>
    public IEnumerable<CompletionResult> In(IEnumerable<string> words)
        => words.Where(Fits).Select(word => Completion(word, word, word));

    /// <summary>Whether a text contains what was typed.</summary>
    public bool Fits(string? text) => text is not null && text.IndexOf(_part, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>
    /// Whether a text is among those that were typed before this word; the word itself may be one of them.
    /// </summary>
    public bool IsAfter(IReadOnlyList<string> typed, string text)
        => text != _part && (typed.Contains(text) || _before.Contains(text));

    /// <summary>A completion of this word.</summary>
    /// <param name="text">What is put in its place.</param>
    /// <param name="shown">What the list shows for it.</param>
    /// <param name="tip">What is said about it.</param>
    public CompletionResult Completion(string text, string shown, string tip)
        => new(Quoted(text), shown, CompletionResultType.ParameterValue, tip);

    private static string Text(Ast constant)
        => constant is StringConstantExpressionAst text ? text.Value : constant.Extent.Text;

    private string Quoted(string text) => (_quote ?? (IsBareword(text) ? null : '\'')) switch
    {
        null => text,
        '"' => "\"" + text.Replace("`", "``").Replace("\"", "`\"").Replace("$", "`$") + "\"",
        _ => "'" + CodeGeneration.EscapeSingleQuotedStringContent(text) + "'",
    };

    /// <summary>Whether the shell reads it as this very text; a number would lose its first zeros.</summary>
    private static bool IsBareword(string text)
        => text.Length > 0
            && !(text[0] == '0' && text.All(IsDigit))
            && (IsDigit(text[0]) || IsLetter(text[0]))
            && text.All(letter => IsDigit(letter) || IsLetter(letter) || letter is '-' or '_' or '.');

    private static bool IsDigit(char letter) => letter is >= '0' and <= '9';

    private static bool IsLetter(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
