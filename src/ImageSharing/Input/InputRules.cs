namespace ImageSharing.Input;

/// <summary>How a command reads its input. Each instance is a row of one table.</summary>
internal sealed class InputRules
{
    public static readonly InputRules Grant = new()
    {
        Verb = ShareVerb.Grant,
        TypedImageIsMeant = true,
    };

    public static readonly InputRules Revoke = new()
    {
        Verb = ShareVerb.Revoke,
        RefusesUnlikelyImages = true,
    };

    public static readonly InputRules RevokeAll = new()
    {
        Verb = ShareVerb.Revoke,
        TextIsImage = true,
        RefusesUnlikelyImages = true,
        NamesNoAccount = true,
    };

    public static readonly InputRules Set = new()
    {
        Verb = ShareVerb.Set,
        TypedImageIsMeant = true,
        RefusesUnlikelyImages = true,
        IsOneStatement = true,
    };

    public static readonly InputRules Test = new()
    {
        Verb = ShareVerb.Set,
        TypedImageIsMeant = true,
        RefusesUnlikelyImages = true,
        IsOneStatement = true,
    };

    public static readonly InputRules ListShares = new()
    {
        TextIsImage = true,
        RefusesUnlikelyImages = true,
        AccountsAreOptional = true,
        TakesSeveralRegions = true,
    };

    public static readonly InputRules FindImages = new()
    {
        TextIsImage = true,
        RefusesUnlikelyImages = true,
        IgnoresAccounts = true,
        TakesSeveralRegions = true,
    };

    /// <summary>The operation for which piped results are judged; null if a result is an item like any other.</summary>
    public ShareVerb? Verb { get; private init; }

    /// <summary>Text from the pipeline is an image ID, otherwise an account ID.</summary>
    public bool TextIsImage { get; private init; }

    /// <summary>A typed image replaces the image of an item; else the item must name the same image or none.</summary>
    public bool TypedImageIsMeant { get; private init; }

    /// <summary>An image ID that cannot be right is refused; else the service decides.</summary>
    public bool RefusesUnlikelyImages { get; private init; }

    /// <summary>The whole input is one statement: one refused item refuses all of it, and results are not accepted.</summary>
    public bool IsOneStatement { get; private init; }

    /// <summary>Nothing that could name an account is accepted.</summary>
    public bool NamesNoAccount { get; private init; }

    /// <summary>An item may name an image alone.</summary>
    public bool AccountsAreOptional { get; private init; }

    /// <summary>The accounts of an item are not read.</summary>
    public bool IgnoresAccounts { get; private init; }

    /// <summary>A region parameter or column may hold several regions.</summary>
    public bool TakesSeveralRegions { get; private init; }
}
