using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace ImageSharing.Sandbox;

/// <summary>The actions of STS. Called under the lock.</summary>
internal sealed partial class TokenActions(SandboxServer server)
{
    internal Reply GetCallerIdentity(Exchange exchange, SandboxKey caller)
    {
        exchange.Parameters.Allow();
        return new Reply(null, json =>
        {
            json.WriteString("AccountId", caller.RootUin);
            json.WriteString("Arn", caller.RoleArn ?? $"qcs::cam::uin/{caller.RootUin}:root");
            json.WriteString("PrincipalId", caller.RootUin);
            json.WriteString("Type", caller.RoleArn is null ? "RootAccount" : "CAMRole");
            json.WriteString("UserId", caller.RootUin);
        });
    }

    internal Reply AssumeRole(Exchange exchange)
    {
        var parameters = exchange.Parameters;
        parameters.Allow(
            "RoleArn",
            "RoleSessionName",
            "DurationSeconds",
            "Policy",
            "ExternalId",
            "Tags",
            "SourceIdentity",
            "SerialNumber",
            "TokenCode");
        var roleArn = parameters.Required("RoleArn");
        return server.Roles.RefusalOf(roleArn, parameters.Optional("ExternalId")) is { } refusal
            ? new Reply(refusal)
            : Issue(parameters, roleArn);
    }

    internal Reply AssumeRoleWithWebIdentity(Exchange exchange)
    {
        var parameters = exchange.Parameters;
        parameters.Allow("ProviderId", "WebIdentityToken", "RoleArn", "RoleSessionName", "DurationSeconds", "Policy");
        parameters.Required("ProviderId");
        var token = parameters.Required("WebIdentityToken");
        if (server.Options.WebIdentityToken is { } accepted && accepted != token)
            return Reply.Refuse("InvalidParameter.WebIdentityTokenError", "The web identity token is not valid.");
        var roleArn = parameters.Required("RoleArn");
        return server.Roles.RefusalOf(roleArn, null) is { } refusal ? new Reply(refusal) : Issue(parameters, roleArn);
    }

    private Reply Issue(Parameters parameters, string roleArn)
    {
        parameters.Required("RoleSessionName");
        var seconds = parameters.Integer("DurationSeconds", 7200, 1, 43200);
        if (ArnPattern().Match(roleArn) is not { Success: true } arn)
            return Reply.Refuse("InvalidParameter.ParamError", "The parameter `RoleArn` is malformed.");
        var expires = DateTimeOffset.FromUnixTimeSeconds(server.Clock.ServiceNow().ToUnixTimeSeconds() + seconds);
        var key = new SandboxKey(
            "AKID" + Random(32),
            Random(32),
            Random(96),
            arn.Groups["root"].Value,
            expires) { RoleArn = roleArn };
        server.Keys.Add(key);
        return new Reply(null, json =>
        {
            json.WriteStartObject("Credentials");
            json.WriteString("Token", key.Token);
            json.WriteString("TmpSecretId", key.SecretId);
            json.WriteString("TmpSecretKey", key.SecretKey);
            json.WriteEndObject();
            json.WriteNumber("ExpiredTime", expires.ToUnixTimeSeconds());
            json.WriteString(
                "Expiration",
                expires.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        });
    }

    private static string Random(int length)
        => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", length);

    [GeneratedRegex("^qcs::cam::uin/(?<root>[0-9]{5,20}):role(Name)?/.+$", RegexOptions.CultureInvariant)]
    private static partial Regex ArnPattern();
}
