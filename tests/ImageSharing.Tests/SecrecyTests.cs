using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Security;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>
/// A secret goes through every place that a credential may be in and through every kind of trouble; nothing that a user
/// can look at shows it.
/// </summary>
public sealed class SecrecyTests : ServiceShell
{
    private const string SecretKey = "canary0key0f00d";
    private const string Token = "canary0token0f00d";
    private const string Role = "qcs::cam::uin/100000000001:roleName/Sharer";
    private static readonly SandboxKey Key = new("AKIDCANARYOFTESTS", SecretKey);
    private static readonly SandboxKey Temporary = new(
        "AKIDCANARYOFTOKEN",
        SecretKey,
        Token,
        expires: DateTimeOffset.UtcNow.AddHours(1));
    private static readonly string Home = Environment.GetEnvironmentVariable("HOME")!;

    private static readonly Dictionary<string, Action<SecrecyTests>> Places = new()
    {
        ["-Credential"] = test => test.Given(Key),
        ["-Credential and -SecurityToken"] = test => test.Given(Temporary),
        ["-ProfileName"] = test =>
        {
            test.Write(
                ".tencentcloud/credentials",
                $"[build]\nsecret_id={Temporary.SecretId}\nsecret_key={SecretKey}\ntoken={Token}");
            test._parameters["ProfileName"] = "build";
        },
        ["environment"] = test =>
        {
            test.Set("TENCENTCLOUD_SECRET_ID", Temporary.SecretId);
            test.Set("TENCENTCLOUD_SECRET_KEY", SecretKey);
            test.Set("TENCENTCLOUD_TOKEN", Token);
        },
        ["web identity"] = test =>
        {
            test.Set("TKE_ROLE_ARN", Role);
            test.Set("TKE_PROVIDER_ID", "tke");
            test.Set("TKE_WEB_IDENTITY_TOKEN_FILE", test.Write("identity", Token));
        },
        ["INI file"] = test => test.Write(
            ".tencentcloud/credentials", $"[default]\nsecret_id={Key.SecretId}\nsecret_key={SecretKey}"),
        ["official command line"] = test => test.Write(
            ".tccli/default.credential",
            $$"""{"secretId":"{{Temporary.SecretId}}","secretKey":"{{SecretKey}}","token":"{{Token}}","type":"oauth","expiresAt":{{DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds()}}}"""),
        ["instance role"] = test => test.Service.Options.InstanceRoleKey = Temporary,
        ["-RoleArn"] = test =>
        {
            test.Given(Key);
            test._parameters["RoleArn"] = Role;
        },
        ["damaged file"] =
            test => test.Write(".tccli/default.credential", $"{{ \"secretKey\": \"{SecretKey}\", \"token\": \"{Token}"),
        ["unknown shape"] =
            test => test.Write(".tccli/default.credential", $"{{ \"type\": \"{SecretKey}\", \"token\": \"{Token}\" }}"),
        ["unusable letters"] = test =>
        {
            test.Set("TENCENTCLOUD_SECRET_ID", "AKID\n" + Token);
            test.Set("TENCENTCLOUD_SECRET_KEY", SecretKey + "\n");
        },
    };

    private static readonly Dictionary<string, Func<SandboxServer, Fault>> Troubles = new()
    {
        ["none"] = _ => Fault.Header("X-None", "1"),
        ["signature"] = _ => Fault.Refuse(
            "AuthFailure.SignatureFailure", "TC3-HMAC-SHA256 Credential=x, Signature=0123456789abcdef"),
        ["token"] = service => Fault.Refuse(
            "AuthFailure.TokenFailure",
            service.Requests.All.Any(sent => sent.KeyId == Temporary.SecretId)
                ? $"X-TC-Token: {Token}"
                : "The token is invalid."),
    };

    private static readonly string[] Damaged = ["damaged file", "unknown shape", "unusable letters"];

    private readonly Dictionary<string, object> _parameters = [];
    private readonly List<string> _files = [];
    private int _grants;

    public static TheoryData<string> AllPlaces => [.. Places.Keys];

    [Theory]
    [MemberData(nameof(AllPlaces))]
    public void No_stream_no_object_and_no_exception_shows_a_secret(string place)
    {
        Image("img-6pb6lrmy");
        Service.Keys.Add(Key);
        Service.Keys.Add(Temporary);
        foreach (var name in new[] { "TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY" }) Set(name, null);
        Set("TENCENTCLOUD_STS_ENDPOINT", Service.Endpoint.AbsoluteUri);
        Set("TENCENTCLOUD_METADATA_ENDPOINT", Service.Endpoint.AbsoluteUri);
        Places[place](this);
        try
        {
            if (place.EndsWith("Token", StringComparison.Ordinal))
            {
                Hurry();
                AssertQuiet(place, "lost", Grant(Fault.DropAfterWrite()));
            }

            foreach (var trouble in Troubles) AssertQuiet(place, trouble.Key, Grant(trouble.Value(Service)));
            if (!Damaged.Contains(place)) Assert.InRange(Service.Requests.Writes.Count, Troubles.Count, int.MaxValue);
        }
        finally
        {
            foreach (var file in _files) File.Delete(file);
        }
    }

    private Ran Grant(Fault fault)
    {
        Service.Faults.Clear();
        Service.Faults.Add(When.Always(SandboxActions.ModifyImageSharePermission), fault);
        Service.Faults.Add(When.Always(SandboxActions.GetCallerIdentity), fault);
        const string script = "$p = $args[0]; $Error.Clear();"
            + " Grant-CvmImageShare img-6pb6lrmy $args[1] -Verbose -Debug -MaximumRetryCount 0 @p;"
            + " Get-CvmImageShare img-6pb6lrmy -Verbose -Debug -MaximumRetryCount 0 @p;"
            + " Get-CvmCallerIdentity -Verbose -Debug -MaximumRetryCount 0 @p | Out-Default;"
            + " Get-CvmCallerIdentity -Verbose -Debug -MaximumRetryCount 0 @p;"
            + " Get-CvmCallerIdentity -Offline -Verbose -Debug @p; $Error";
        return Run(script, new Hashtable(_parameters), $"1000000000{_grants++}");
    }

    private void AssertQuiet(string place, string trouble, Ran ran)
    {
        List<string> seen = [.. ran.Shown, .. ran.Warnings, .. ran.Verbose, .. ran.Information];
        seen.AddRange(ran.Progress.Select(record => $"{record} {record.StatusDescription} {record.CurrentOperation}"));
        var open = ran.Output.Select(item => item.BaseObject).Concat(ran.Errors);
        if (ran.Failure is not null) open = open.Append(ran.Failure).Append(ran.Failure.ErrorRecord);
        var looked = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var item in open) Look(item, 0, looked, seen);

        Assert.True(seen.Count > 3, $"{place}, {trouble}: there was hardly anything to look at.");
        Assert.All(seen, text =>
        {
            Assert.DoesNotContain(SecretKey, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Token, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("0123456789abcdef", text, StringComparison.Ordinal);
        });
    }

    /// <summary>
    /// Every text that can be reached through public members, as Get-Error and ConvertTo-Json show them.
    /// </summary>
    private static void Look(object? item, int depth, HashSet<object> looked, List<string> seen)
    {
        if (item is null || depth > 6) return;

        seen.Add(item.ToString() ?? string.Empty);
        if (item is string or ValueType or Type or SecureString || !looked.Add(item)) return;

        if (item is IDictionary map)
            foreach (DictionaryEntry entry in map) seen.Add($"{entry.Key}={entry.Value}");
        else if (item is IEnumerable list)
            foreach (var one in list) Look(one, depth + 1, looked, seen);

        // The bound parameters are the caller's own: they hold the PSCredential that was given.
        if (item is InvocationInfo) return;

        foreach (var property in item.GetType().GetProperties().Where(
            property => property.GetIndexParameters().Length == 0))
        {
            try
            {
                Look(property.GetValue(item), depth + 1, looked, seen);
            }
            catch (System.Reflection.TargetInvocationException)
            {
                // A property that cannot be read shows nothing.
            }
        }
    }

    private void Given(SandboxKey key)
    {
        _parameters["Credential"] = new PSCredential(
            key.SecretId, new NetworkCredential("", key.SecretKey).SecurePassword);
        if (key.Token is not null) _parameters["SecurityToken"] = new NetworkCredential("", key.Token).SecurePassword;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(Home, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        _files.Add(path);
        return path;
    }
}
