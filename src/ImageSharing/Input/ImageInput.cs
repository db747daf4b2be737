using System;
using System.Collections.Generic;
using ImageSharing.Errors;
using ImageSharing.Text;

namespace ImageSharing.Input;

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

    /// <summary>Why the image is refused before the service is asked to change it; null if it is not.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Everything that came, refused values too.</summary>
    public IReadOnlyList<AccountInput> Accounts => _accounts;

    public IReadOnlyList<string> WellFormedAccounts => _wellFormed;

    public bool HasRefusedAccounts => _wellFormed.Count < _accounts.Count;

    /// <summary>Accounts that lose their share besides, as the list that was read has them.</summary>
    public IReadOnlyList<string> Revoked { get; private set; } = [];

    /// <summary>Accounts that would lose their share, and keep it for the reason given.</summary>
    public IReadOnlyList<AccountInput> Kept { get; private set; } = [];

    /// <summary>How many accounts the service is to be asked about.</summary>
    public int Asked => _wellFormed.Count + Revoked.Count;

    /// <summary>True if only the accounts of the input may keep a share.</summary>
    public bool IsExactSet { get; private set; }

    /// <summary>True if the service is to be asked.</summary>
    public bool IsToBeTried => Refusal is null && Asked > 0;

    /// <summary>Adds what was read; an account that came before is dropped, a refused value never is.</summary>
    public void Add(AccountInput account)
    {
        if (account.IsAccount)
        {
            if (!_seen.Add(account.Text)) return;

            _wellFormed.Add(account.Text);
        }

        _accounts.Add(account);
    }

    public bool Contains(string accountId) => _seen.Contains(accountId);

    /// <summary>Makes the accounts that came the only ones: these lose their share.</summary>
    public void RevokeOthers(IReadOnlyList<string> accounts, IReadOnlyList<AccountInput>? kept = null)
    {
        Revoked = accounts;
        Kept = kept ?? [];
        IsExactSet = true;
    }

    /// <summary>The account of a place: those that came first, then those that lose their share besides.</summary>
    public string AskedAt(int index)
        => index < _wellFormed.Count ? _wellFormed[index] : Revoked[index - _wellFormed.Count];

    public void GiveRegion(string region) => Region = region;

    public void Refuse(Refusal refusal) => Refusal = refusal;

    /// <summary>The image as messages name it.</summary>
    public override string ToString()
        => MessageValue.Short(ImageId) + (Region is null ? string.Empty : $" ({MessageValue.Short(Region)})");
}
