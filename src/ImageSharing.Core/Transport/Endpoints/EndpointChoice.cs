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
    private readonly bool _isGiven;

    private EndpointChoice(Product product, ServiceEndpoint? given)
    {
        _product = product;
        _isGiven = given is not null;
        _general = given ?? ServiceEndpoint.Https(product.Name + Domain);
    }

    /// <summary>Decides by what the user gave, then by the environment.</summary>
    /// <param name="product">The product.</param>
    /// <param name="given">The user's own address; null if none was given.</param>
    /// <param name="environment">Looks an environment variable up.</param>
    /// <param name="profile">The address that comes along with a profile; null if none does.</param>
    /// <exception cref="ProblemException">EndpointMalformed, EndpointNotSecure.</exception>
    public static EndpointChoice Make(
        Product product,
        string? given,
        Func<string, string?> environment,
        string? profile = null)
    {
        if (!string.IsNullOrWhiteSpace(given)) return new(product, ServiceEndpoint.Parse(given!, Message.Verbatim("-Endpoint")));

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
        if (choice._isGiven || !_isGiven || !_general.Host.StartsWith(prefix, StringComparison.Ordinal)
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
        if (_isGiven || region is null || !region.EndsWith("-fsi", StringComparison.Ordinal)) return _general;

        return _financial.GetOrAdd(region, name => ServiceEndpoint.Https(_product.Name + "." + name + Domain));
    }

    /// <summary>
    /// Other addresses of the same service, for when the usual one cannot be reached; none if it was given.
    /// </summary>
    public IReadOnlyList<ServiceEndpoint> OthersOf(ServiceEndpoint usual)
    {
        if (_isGiven || !usual.Host.EndsWith(Domain, StringComparison.Ordinal)) return [];

        var service = usual.Host.Substring(0, usual.Host.Length - Domain.Length);
        return Array.ConvertAll(OtherDomains, domain => ServiceEndpoint.Https(service + domain));
    }
}
