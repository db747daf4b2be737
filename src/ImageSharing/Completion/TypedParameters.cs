using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Security;
using ImageSharing.Core.Contract;
using ImageSharing.Input.Forms;

namespace ImageSharing.Completion;

/// <summary>The parameters of a command line in progress that are literals or variables.</summary>
internal sealed class TypedParameters
{
    private readonly IDictionary _parameters;

    public TypedParameters(IDictionary parameters) => _parameters = parameters;

    /// <summary>The IDs or names of a parameter, without blanks.</summary>
    public IReadOnlyList<string> Texts(string name)
        => (Value<string[]>(name) ?? []).Select(IdText.Clean).Where(text => text.Length > 0).ToList();

    /// <summary>The regions that are typed, as the service writes them.</summary>
    public IReadOnlyList<string> Regions()
        => (Value<string[]>("Region") ?? []).Select(RegionText.Of).OfType<string>().ToList();

    /// <summary>Whom the command would ask, and as whom.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public SessionSettings Connection()
    {
        var credential = Value<PSCredential>("Credential");
        return new SessionSettings
        {
            SecretId = credential?.UserName,
            SecretKey = credential?.Password,
            SecurityToken = Value<SecureString>("SecurityToken"),
            ProfileName = Value<string>("ProfileName"),
            RoleArn = Value<string>("RoleArn"),
            RoleSessionName = Value<string>("RoleSessionName"),
            Endpoint = Value<string>("Endpoint"),
            Language = Value<string>("Language"),
            Proxy = Value<System.Uri>("Proxy"),
            ProxyCredential = Value<PSCredential>("ProxyCredential")?.GetNetworkCredential(),
            MaximumRetryCount = 0,
        };
    }

    private T? Value<T>(string name)
        where T : class
        => _parameters[name] is { } value && LanguagePrimitives.TryConvertTo<T>(value, out var converted)
            ? converted
            : null;
}
