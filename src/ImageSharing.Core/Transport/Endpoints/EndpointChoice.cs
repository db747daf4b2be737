using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Transport.Endpoints;

/// <summary>Which address serves a region: the user's, the environment's, or the service's own.</summary>
internal sealed class EndpointChoice
{
    private const string Domain = ".tencentcloudapi.com";
    private static readonly string[] OtherDomains = [".tencentcloudapi.cn", ".tencentcloudapi.com.cn"];
    private readonly ConcurrentDictionary<string, ServiceEndpoint> _financial = new(StringComparer.Ordinal);
    private readonly Product _product;
    private readonly ServiceEndpoint _general;
    private readonly bool _isExplicit;

    private EndpointChoice(Product product, ServiceEndpoint? specified)
    {
        _product = product;
        _isExplicit = specified is not null;
        _general = specified ?? ServiceEndpoint.Https(product.Name + Domain);
    }

    /// <summary>Decides by the explicit address, then by the environment.</summary>
    /// <param name="product">The product.</param>
    /// <param name="specified">The user's own address; null if none was specified.</param>
    /// <param name="environment">Looks an environment variable up.</param>
    /// <param name="profile">The address that comes along with a profile; null if none does.</param>
    /// <exception cref="ProblemException">EndpointMalformed, EndpointNotSecure.</exception>
    public static EndpointChoice Make(
        Product product,
        string? specified,
        Func<string, string?> environment,
        string? profile = null)
    {
        if (!string.IsNullOrWhiteSpace(specified)) return new(product, ServiceEndpoint.Parse(specified!, Message.Verbatim("-Endpoint")));

        var variable = environment(product.EndpointVariable);
        if (!string.IsNullOrWhiteSpace(variable))
            return new(product, ServiceEndpoint.Parse(variable!, Message.Verbatim(product.EndpointVariable)));

        return new(product, profile is null ? null : ServiceEndpoint.Parse(profile, new Message("Endpoint.OfProfile")));
    }

    /// <summary>
    /// The addresses of another product at the same site: sts.intl.tencentcloudapi.com beside the CVM of that name.
    /// </summary>
    /// <param name="other">The other product.</param>
    /// <param name="environment">Looks an environment variable up; the product's own goes first.</param>
    /// <exception cref="ProblemException">EndpointMalformed, EndpointNotSecure.</exception>
    public EndpointChoice Beside(Product other, Func<string, string?> environment)
    {
        var choice = Make(other, null, environment);
        var prefix = _product.Name + ".";
        if (choice._isExplicit || !_isExplicit || !_general.Host.StartsWith(prefix, StringComparison.Ordinal)
            || !IsOfService(_general.Address.IdnHost))
        {
            return choice;
        }

        return new(other, ServiceEndpoint.Https(other.Name + "." + _general.Host.Substring(prefix.Length)));
    }

    private static bool IsOfService(string host)
        => host.EndsWith(Domain, StringComparison.Ordinal)
            || Array.Exists(OtherDomains, domain => host.EndsWith(domain, StringComparison.Ordinal));

    /// <summary>The address for a region; financial regions have hosts of their own.</summary>
    /// <param name="region">A region's name, of letters, digits and hyphens.</param>
    public ServiceEndpoint For(string? region)
    {
        if (_isExplicit || region is null || !region.EndsWith("-fsi", StringComparison.Ordinal)) return _general;

        return _financial.GetOrAdd(region, name => ServiceEndpoint.Https(_product.Name + "." + name + Domain));
    }

    /// <summary>
    /// Other addresses of the same service, for when the usual one cannot be reached; none if it was specified.
    /// </summary>
    public IReadOnlyList<ServiceEndpoint> OthersOf(ServiceEndpoint usual)
    {
        if (_isExplicit || !usual.Host.EndsWith(Domain, StringComparison.Ordinal)) return [];

        var service = usual.Host.Substring(0, usual.Host.Length - Domain.Length);
        return Array.ConvertAll(OtherDomains, domain => ServiceEndpoint.Https(service + domain));
    }
}
