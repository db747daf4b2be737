using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace ImageSharing.Input;

/// <summary>An object of the pipeline, as far as the binder leaves it to the cmdlet.</summary>
internal static class PipedItem
{
    private const int LongestText = 80;

    private static readonly string[] AccountProperties = ["AccountId", "Uin", "Account", "AccountIds"];
    private static readonly IdTransformationAttribute Ids = new();

    /// <summary>The text of a property; null where there is none, or it is blank.</summary>
    public static string? Property(PSObject? item, string name)
    {
        var text = IdText.Clean(Value(item?.Properties[name])?.ToString());
        return text.Length == 0 ? null : text;
    }

    /// <summary>The region that an object names; null where it names none.</summary>
    public static string? Region(PSObject? item) => IdText.Region(Property(item, nameof(Region)));

    /// <summary>The images that an object names by its ImageId.</summary>
    public static string[]? ImagesOf(PSObject item)
        => Value(item.Properties["ImageId"]) is { } images ? IdsOf(images) : null;

    /// <summary>
    /// What an item is worth that the binder could use for nothing: an account, or an item to be refused.
    /// </summary>
    public static IReadOnlyList<AccountInput> AccountsByItself(PSObject? item)
    {
        if (item is null) return Accounts([string.Empty]);

        return IdsOf(item) is { } ids ? Accounts(ids) : [NoAccount(item)];
    }

    /// <summary>
    /// The accounts of an item whose image was bound and whose account was not: none, or one to be refused.
    /// </summary>
    public static IReadOnlyList<AccountInput> UnboundAccounts(PSObject item)
        => AccountProperty(item) is { } property ? [NoAccount(Value(property))] : [];

    /// <summary>The one account, to be refused, of an item that did not bind.</summary>
    public static IReadOnlyList<AccountInput> RefusedAccount(PSObject item)
        => [NoAccount(AccountProperty(item) is { } property ? Value(property) : item)];

    public static IReadOnlyList<AccountInput> Accounts(string[]? texts)
    {
        if (texts is null) return [];

        var accounts = new AccountInput[texts.Length];
        for (var i = 0; i < accounts.Length; i++)
        {
            var text = IdText.Clean(texts[i]);
            accounts[i] = new AccountInput(text, IdText.IsAccountId(text));
        }

        return accounts;
    }

    private static string[]? IdsOf(object item)
    {
        try
        {
            return (string[]?)Ids.Transform(null!, item) ?? [string.Empty];
        }
        catch (PSInvalidCastException)
        {
            return null;
        }
    }

    private static PSPropertyInfo? AccountProperty(PSObject item)
        => AccountProperties.Select(name => item.Properties[name]).FirstOrDefault(found => found is not null);

    private static object? Value(PSPropertyInfo? property)
    {
        try
        {
            return property?.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    private static AccountInput NoAccount(object? item)
    {
        var text = IdText.Clean(item?.ToString());
        return new AccountInput(
            text.Length <= LongestText ? text : text.Substring(0, LongestText - 1) + "…",
            isAccount: false);
    }
}
