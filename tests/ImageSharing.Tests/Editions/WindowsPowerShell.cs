using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace ImageSharing.Tests.Editions;

/// <summary>
/// What Windows PowerShell 5.1 lacks of a script that PowerShell 7 accepts. Commands, their parameters and types are
/// those that the module's scripts use, as the reference of 5.1 has them: a new one is looked up there and added.
/// </summary>
internal static class WindowsPowerShell
{
    private static readonly TokenKind[] LaterTokens =
    [
        TokenKind.QuestionQuestion, TokenKind.QuestionQuestionEquals, TokenKind.QuestionDot, TokenKind.QuestionLBracket,
        TokenKind.AndAnd, TokenKind.OrOr, TokenKind.QuestionMark,
    ];

    private static readonly string[] LaterVariables =
        ["PSStyle", "IsWindows", "IsLinux", "IsMacOS", "IsCoreCLR", "PSNativeCommandUseErrorActionPreference"];

    /// <summary>Members of .NET types that scripts are tempted by.</summary>
    private static readonly string[] LaterMembers = ["GetRelativePath", "ReplaceLineEndings", "GetValueOrDefault"];

    private static readonly string[] Types =
    [
        "array", "bool", "Console", "cultureinfo", "datetime", "hashtable", "int", "IO.File", "IO.Path", "IO.Directory",
        "ordered", "Parameter", "CmdletBinding", "ValidateSet", "pscredential", "pscustomobject", "regex", "securestring",
        "string", "string[]", "StringComparer", "switch", "Text.UTF8Encoding", "Security.SecurityElement", "uri",
        "version", "void", "Environment", "IO.SearchOption", "IO.Compression.ZipFile", "StringSplitOptions",
    ];

    private static readonly string[] Common =
    [
        "Verbose", "Debug", "ErrorAction", "WarningAction", "InformationAction", "ErrorVariable", "WarningVariable",
        "InformationVariable", "OutVariable", "OutBuffer", "PipelineVariable", "WhatIf", "Confirm",
    ];

    private static readonly Dictionary<string, string[]> Commands = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Add-Type"] = ["AssemblyName"],
        ["ConvertFrom-Json"] = [],
        ["ConvertTo-SecureString"] = ["String", "AsPlainText", "Force"],
        ["Export-Csv"] = ["Path", "NoTypeInformation", "Encoding"],
        ["ForEach-Object"] = ["Process"],
        ["Format-List"] = ["Property"],
        ["Format-Table"] = ["Property"],
        ["Get-AuthenticodeSignature"] = ["LiteralPath"],
        ["Get-ChildItem"] = ["Path", "LiteralPath", "Recurse", "File", "CodeSigningCert"],
        ["Get-Content"] = ["Path"],
        ["Get-Credential"] = ["Credential", "UserName", "Message"],
        ["Get-Date"] = [],
        ["Get-Help"] = ["Name", "Full", "Examples", "Parameter", "Online"],
        ["Get-Location"] = [],
        ["Get-PfxCertificate"] = ["LiteralPath"],
        ["Group-Object"] = ["Property"],
        ["Import-Csv"] = ["Path", "Delimiter", "Header"],
        ["Import-Module"] = ["Name"],
        ["Invoke-RestMethod"] = ["Uri", "Headers"],
        ["Out-Host"] = [],
        ["Pop-Location"] = [],
        ["Push-Location"] = ["LiteralPath"],
        ["Select-Object"] = ["Property", "First", "Skip", "ExpandProperty"],
        ["Set-AuthenticodeSignature"] = ["LiteralPath"],
        ["Set-Content"] = ["Path", "Value", "NoNewline"],
        ["Set-StrictMode"] = ["Version"],
        ["Sort-Object"] = ["Property"],
        ["Test-ModuleManifest"] = ["Path"],
        ["Test-Path"] = ["LiteralPath", "PathType"],
        ["Where-Object"] = ["FilterScript", "Property", "Value", "EQ", "NE", "LT", "GT", "In", "NotIn", "Match", "Like"],
        ["Write-Host"] = ["Object"],

        // Of other modules, which have them for both editions.
        ["Get-Secret"] = ["Name"],
        ["Set-Secret"] = ["Name", "Secret"],
        ["Get-AutomationPSCredential"] = ["Name"],
        ["Get-AutomationVariable"] = ["Name"],
    };

    /// <summary>What a script has that 5.1 has not; nothing for a text that is no script.</summary>
    public static IReadOnlyList<string> Lacks(string script, bool mustParse = true)
    {
        var tree = Parser.ParseInput(script, out _, out var errors);
        if (errors.Length > 0) return mustParse ? [.. errors.Select(error => error.Message)] : [];

        var own = tree
            .FindAll(part => part is FunctionDefinitionAst, true)
            .Select(part => ((FunctionDefinitionAst)part).Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. LacksOfSyntax(script),
            .. tree.FindAll(IsLater, true).Select(part => part.Extent.Text),
            .. tree.FindAll(part => part is CommandAst, true).SelectMany(part => OfCommand((CommandAst)part, own)),
        ];
    }

    /// <summary>What keeps 5.1 from reading a script at all, or has it read another one.</summary>
    public static IReadOnlyList<string> LacksOfSyntax(string script)
    {
        var tree = Parser.ParseInput(script, out var tokens, out var errors);
        return
        [
            .. errors.Select(error => error.Message),
            .. tokens.Where(token => LaterTokens.Contains(token.Kind)).Select(token => token.Text),
            .. tokens.OfType<StringExpandableToken>().Where(HasLaterEscape).Select(token => token.Text),
            .. tokens.OfType<NumberToken>().Where(IsLaterNumber).Select(token => token.Text),
            .. tree.FindAll(IsLaterSyntax, true).Select(part => part.Extent.Text),
        ];
    }

    /// <summary>The commands that a sentence names and 5.1 has not.</summary>
    public static IEnumerable<string> UnknownCommands(string sentence)
        => Regex.Matches(sentence, @"(?<![\w$-])[A-Z][a-z]+-[A-Z]\w+")
            .Select(match => match.Value)
            .Where(name => !IsOfModule(name) && !Commands.ContainsKey(name));

    private static bool HasLaterEscape(StringExpandableToken token)
        => token.Text.Contains("`e", StringComparison.Ordinal) || token.Text.Contains("`u{", StringComparison.Ordinal);

    private static bool IsLaterNumber(NumberToken token)
        => Regex.IsMatch(token.Text, "^0b|[0-9](u|y|uy|s|us|ul|n)$", RegexOptions.IgnoreCase);

    private static bool IsLaterSyntax(Ast part) => part switch
    {
        TernaryExpressionAst or PipelineChainAst => true,
        PipelineAst pipeline => pipeline.Background,
        NamedBlockAst block => block.BlockKind == TokenKind.Clean,
        _ => false,
    };

    private static bool IsLater(Ast part) => part switch
    {
        VariableExpressionAst variable => LaterVariables.Contains(variable.VariablePath.UserPath, StringComparer.OrdinalIgnoreCase)
            && !IsGuarded(variable),
        MemberExpressionAst member => LaterMembers.Contains(member.Member.Extent.Text, StringComparer.OrdinalIgnoreCase),
        TypeExpressionAst type => IsUnknown(type.TypeName),
        TypeConstraintAst type => IsUnknown(type.TypeName),
        _ => false,
    };

    private static bool IsUnknown(ITypeName type) => !Types.Contains(type.FullName, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reached in PowerShell 7 alone.</summary>
    private static bool IsGuarded(Ast part)
    {
        for (var at = part.Parent; at is not null; at = at.Parent)
            if (at is IfStatementAst choice
                && choice.Clauses[0].Item1.Extent.Text.StartsWith("$PSEdition -eq 'Core' -and", StringComparison.Ordinal))
            {
                return true;
            }

        return false;
    }

    private static IEnumerable<string> OfCommand(CommandAst command, HashSet<string> own)
    {
        var name = command.GetCommandName();
        if (name is null || !Regex.IsMatch(name, "^[A-Za-z]+-[A-Za-z]+$") || own.Contains(name) || IsOfModule(name)) return [];
        if (!Commands.TryGetValue(name, out var known)) return [name];

        var given = command.CommandElements.OfType<CommandParameterAst>().Select(one => one.ParameterName).ToList();
        var unknown = given
            .Where(one => !known.Concat(Common).Contains(one, StringComparer.OrdinalIgnoreCase))
            .Select(one => $"{name} -{one}");

        // PowerShell 7 asks for no -Force there.
        return given.Contains("AsPlainText") && !given.Contains("Force") ? unknown.Append($"{name} without -Force") : unknown;
    }

    private static bool IsOfModule(string name) => name.Contains("-Cvm", StringComparison.OrdinalIgnoreCase);
}
