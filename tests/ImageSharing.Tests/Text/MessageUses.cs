using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using ImageSharing.Tests.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageSharing.Tests.Text;

/// <summary>A key in the code, with the number of values that are passed; null where that cannot be told.</summary>
internal sealed record MessageUse(string Key, int? Values, string Place);

/// <summary>What the sources say about the sentences: the keys that they use, and literals that look like sentences.</summary>
internal sealed class MessageUses
{
    public static readonly MessageUses Found = new();

    private readonly List<MessageUse> _uses = [];
    private readonly List<(string Text, string Place)> _literals = [];

    private MessageUses()
    {
        foreach (var project in new[] { "ImageSharing", "ImageSharing.Core" })
        {
            var folder = Path.Combine(TestProcess.Repository, "src", project);
            foreach (var file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            {
                var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
                if (!Regex.IsMatch(name, "^(obj|bin)/")) Read($"{project}/{name}", File.ReadAllText(file));
            }
        }
    }

    public IReadOnlyList<MessageUse> All => _uses;

    /// <summary>Every text in the code, with the file that has it.</summary>
    public IReadOnlyList<(string Text, string Place)> Literals => _literals;

    private void Read(string place, string source)
    {
        var root = CSharpSyntaxTree.ParseText(source).GetRoot();
        foreach (var node in root.DescendantNodes())
        {
            switch (node)
            {
                case InvocationExpressionSyntax call:
                    Call(call, place);
                    break;
                case ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.Text: "Message" } } made:
                    Keys(made.ArgumentList!.Arguments, counts: false, place);
                    break;
                case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                    _literals.Add((literal.Token.ValueText, place));
                    break;
                case InterpolatedStringTextSyntax text:
                    _literals.Add((text.TextToken.ValueText, place));
                    break;
            }
        }
    }

    private void Call(InvocationExpressionSyntax call, string place)
    {
        var arguments = call.ArgumentList.Arguments;
        switch (call.Expression.ToString())
        {
            case "Messages.Format" or "Format" or "Refusal.Of":
                Keys(arguments, counts: true, place);
                break;
            case "Messages.Count" or "Count" when arguments.Count == 2:
                foreach (var key in Texts(arguments[0].Expression))
                {
                    _uses.Add(new MessageUse(key + ".One", 1, place));
                    _uses.Add(new MessageUse(key + ".Many", 1, place));
                }

                break;
            case "Messages.Find":
                foreach (var key in Texts(arguments[0].Expression)) _uses.Add(new MessageUse(key, null, place));
                break;
        }
    }

    private void Keys(SeparatedSyntaxList<ArgumentSyntax> arguments, bool counts, string place)
    {
        int? values = counts || !arguments.Skip(1).Any(Spreads) ? arguments.Count - 1 : null;
        foreach (var key in Texts(arguments[0].Expression)) _uses.Add(new MessageUse(key, values, place));
    }

    private static bool Spreads(ArgumentSyntax argument) => argument.Expression is CollectionExpressionSyntax;

    /// <summary>The literals that an expression can have as its value.</summary>
    private static IEnumerable<string> Texts(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => [literal.Token.ValueText],
        ConditionalExpressionSyntax choice => Texts(choice.WhenTrue).Concat(Texts(choice.WhenFalse)),
        SwitchExpressionSyntax choice => choice.Arms.SelectMany(arm => Texts(arm.Expression)),
        ParenthesizedExpressionSyntax inner => Texts(inner.Expression),
        _ => [],
    };
}
