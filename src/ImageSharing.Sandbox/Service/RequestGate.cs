using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace ImageSharing.Sandbox;

internal readonly record struct GateResult(SandboxKey? Key, Refusal? Refusal);

/// <summary>The checks for requests of every action: form, signature, action, version, region.</summary>
internal static partial class RequestGate
{
    private const string CvmVersion = "2017-03-12";
    private const string StsVersion = "2018-08-13";

    private static readonly FrozenDictionary<string, (string Product, string Version)> Actions =
        new Dictionary<string, (string, string)>
        {
            [SandboxActions.ModifyImageSharePermission] = ("cvm", CvmVersion),
            [SandboxActions.DescribeImageSharePermission] = ("cvm", CvmVersion),
            [SandboxActions.DescribeImages] = ("cvm", CvmVersion),
            [SandboxActions.GetCallerIdentity] = ("sts", StsVersion),
            [SandboxActions.AssumeRole] = ("sts", StsVersion),
            [SandboxActions.AssumeRoleWithWebIdentity] = ("sts", StsVersion),
        }.ToFrozenDictionary();

    internal static GateResult Check(Exchange exchange, SandboxServer server)
    {
        if (FormRefusal(exchange) is { } malformed)
            return new GateResult(null, malformed);
        var record = exchange.Record;
        var isKnown = Actions.TryGetValue(record.Action, out var action);
        SandboxKey? key = null;
        if (record.Action != SandboxActions.AssumeRoleWithWebIdentity || exchange.AuthorizationText != "SKIP")
        {
            var product = isKnown ? action.Product : ProductOf(exchange.Version);
            var now = server.Clock.ServiceNow();
            var alias = server.Options.AcceptsServiceOfHost ? record.Host.Split('.')[0] : null;
            (key, var refusal) = Tc3Verifier.Verify(
                exchange.Signed,
                exchange.Authorization,
                server.Keys,
                product,
                alias,
                now);
            if (refusal is not null)
                return new GateResult(null, refusal);
        }

        return new GateResult(key, Refusal());

        Refusal? Refusal()
        {
            if (record.Action.Length == 0)
                return Parameters.Missing("Action").Refusal;
            if (exchange.Version.Length == 0)
                return Parameters.Missing("Version").Refusal;
            if (ProductOf(exchange.Version) is null)
                return new Refusal("NoSuchVersion", $"The API version `{exchange.Version}` does not exist.");
            if (!isKnown || action.Version != exchange.Version)
                return new Refusal("InvalidAction", $"The requested action `{record.Action}` does not exist.");
            if (record.RequestClient is { } client && !ClientPattern().IsMatch(client))
                return new Refusal("InvalidParameter", "The parameter `RequestClient` is malformed.");
            return action.Product == "cvm" ? RegionRefusal(record.Region, server.Options.Regions) : null;
        }
    }

    private static Refusal? FormRefusal(Exchange exchange)
    {
        if (exchange.Body.Length > 10 * 1024 * 1024)
            return new Refusal("RequestSizeLimitExceeded");
        var type = exchange.ContentType.Split(';')[0].Trim();
        var isRight = exchange.Method switch
        {
            "POST" => type.Equals("application/json", StringComparison.OrdinalIgnoreCase),
            "GET" => type.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
        return isRight ? null : new Refusal("UnsupportedProtocol");
    }

    private static Refusal? RegionRefusal(string? region, IReadOnlySet<string>? regions)
    {
        if (region is null)
            return Parameters.Missing("Region").Refusal;
        return regions?.Contains(region) ?? RegionPattern().IsMatch(region)
            ? null
            : new Refusal("UnsupportedRegion", $"The region `{region}` is not supported.");
    }

    private static string? ProductOf(string version) => version switch
    {
        CvmVersion => "cvm",
        StsVersion => "sts",
        _ => null,
    };

    [GeneratedRegex("^[a-z]{2}-[a-z]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex RegionPattern();

    [GeneratedRegex("^[0-9a-zA-Z\\-_,;.]{1,128}$", RegexOptions.CultureInvariant)]
    private static partial Regex ClientPattern();
}
