using System;
using System.Linq;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Credentials.Profiles;

/// <summary>Where the keys of a profile come from.</summary>
internal enum ProfileKind
{
    /// <summary>Keys that are in the file.</summary>
    Keys,

    /// <summary>The role of the instance that this runs on.</summary>
    InstanceRole,
}

/// <summary>A profile as it was read from a file.</summary>
internal sealed class Profile(string name, string path)
{
    public string Name { get; } = name;

    public string Path { get; } = path;

    /// <summary>The line of the file that begins the profile; 0 if the whole file is the profile.</summary>
    public int Line { get; init; }

    public ProfileKind Kind { get; init; }

    public string? SecretId { get; init; }

    public string? SecretKey { get; init; }

    public string? Token { get; init; }

    /// <summary>When the keys expire; null if the file does not say.</summary>
    public DateTimeOffset? ExpiresAtUtc { get; init; }

    /// <summary>
    /// The command that gets new keys, such as "tccli auth login"; null if there is none.
    /// </summary>
    public string? LoginCommand { get; init; }

    public string? RoleArn { get; init; }

    public string? RoleSessionName { get; init; }

    public ProfileSettings? Settings { get; init; }

    public CredentialOrigin Origin => new(new Message("Source.Profile", Name, Path)) { ProfileName = Name };

    /// <summary>Where the profile is, for an error.</summary>
    public Message Place => Line > 0
        ? new Message("Profile.PlaceInFile", Name, Path, Line)
        : new Message("Profile.Place", Name, Path);

    /// <exception cref="ProblemException">CredentialIncomplete, CredentialUnreadable.</exception>
    public Credential ToCredential()
    {
        string[] missing = (SecretId, SecretKey) switch
        {
            (null, null) => ["SecretId", "SecretKey"],
            (null, _) => ["SecretId"],
            (_, null) => ["SecretKey"],
            _ => [],
        };
        if (missing.Length > 0) throw CredentialParts.Incomplete(Place, [.. missing.Select(Message.Verbatim)]);

        return CredentialParts.Make(
            Place,
            SecretId!,
            SecretBytes.From(SecretKey!),
            Token is null ? null : SecretBytes.From(Token),
            ExpiresAtUtc);
    }

    public override string ToString() => Place.ToString();
}
