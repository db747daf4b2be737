using System;
using System.Security;

namespace ImageSharing.Sandbox.Session;

/// <summary>Keys pressed for a secret, shown as asterisks.</summary>
internal static class SecretKeys
{
    public static SecureString Read(Terminal terminal)
    {
        var secret = new SecureString();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } pressed)
        {
            if (pressed.Key == ConsoleKey.Backspace)
            {
                if (secret.Length == 0) continue;
                secret.RemoveAt(secret.Length - 1);
                terminal.Output.Write("\b \b");
            }
            else if (pressed.KeyChar >= ' ')
            {
                secret.AppendChar(pressed.KeyChar);
                terminal.Output.Write('*');
            }
        }

        terminal.Output.WriteLine();
        return secret;
    }
}
