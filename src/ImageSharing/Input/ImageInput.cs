using System;
using System.Collections.Generic;
using ImageSharing.Errors;

namespace ImageSharing.Input;

/// <summary>One item in place of an account.</summary>
internal readonly struct AccountInput
{
    public AccountInput(string text, bool isAccount)
    {
        Text = text;
        IsAccount = isAccount;
    }

    public string Text { get; }

    public bool IsAccount { get; }
}

/// <summary>One image of one region and the accounts asked for, distinct, in the order in which they came.</summary>
internal sealed class ImageInput
{
    private readonly List<AccountInput> _accounts = [];
    private readonly List<string> _wellFormed = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public ImageInput(string? region, string imageId, Refusal? refusal = null)
    {
        Region = region;
        ImageId = imageId;
        Refusal = refusal;
    }

    /// <summary>Null until the session tells the profile's region, where nothing before it named one.</summary>
    public string? Region { get; private set; }

    public string ImageId { get; }

    /// <summary>Why the image is refused before anything is asked of the service; null where it is not.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Everything that came, malformed items too.</summary>
    public IReadOnlyList<AccountInput> Accounts => _accounts;

    public IReadOnlyList<string> WellFormedAccounts => _wellFormed;

    public bool HasMalformedAccounts => _wellFormed.Count < _accounts.Count;

    /// <summary>Accounts that lose their share besides, as the list that was read has them.</summary>
    public IReadOnlyList<string> Revoked { get; private set; } = [];

    /// <summary>How many accounts there is something to ask about.</summary>
    public int Asked => _wellFormed.Count + Revoked.Count;

    /// <summary>True where nobody else than the accounts that came is to have a share.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>True where the service is to be asked.</summary>
    public bool IsToBeTried => Refusal is null && Asked > 0;

    /// <summary>Adds an item; one that came before is dropped.</summary>
    public void Add(AccountInput account)
    {
        if (!_seen.Add(account.Text)) return;

        _accounts.Add(account);
        if (account.IsAccount) _wellFormed.Add(account.Text);
    }

    /// <summary>Makes the accounts that came the only ones: these lose their share.</summary>
    public void RevokeOthers(IReadOnlyList<string> accounts)
    {
        Revoked = accounts;
        IsWhole = true;
    }

    /// <summary>The account of a place: those that came first, then those that lose their share besides.</summary>
    public string AskedAt(int index)
        => index < _wellFormed.Count ? _wellFormed[index] : Revoked[index - _wellFormed.Count];

    public void GiveRegion(string region) => Region = region;

    public void Refuse(Refusal refusal) => Refusal = refusal;

    public override string ToString() => Region is null ? ImageId : $"{ImageId} ({Region})";
}
