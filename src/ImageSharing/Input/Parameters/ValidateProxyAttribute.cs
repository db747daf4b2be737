using System;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Text;

namespace ImageSharing.Input.Parameters;

/// <summary>
/// Refuses what no request can go through: proxy.example:3128, say, is read as an address of the scheme proxy.example.
/// </summary>
internal sealed class ValidateProxyAttribute : ValidateArgumentsAttribute
{
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is not Uri address) return;
        if (address.IsAbsoluteUri && address.Host.Length > 0 && Schemes.Contains(address.Scheme)) return;

        // What was given is not said: it may hold a password.
        throw new ValidationMetadataException(Messages.Format("Parameter.Proxy"));
    }
}
