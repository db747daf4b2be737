using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;

namespace ImageSharing.Tests.Intent.Generated;

/// <summary>
/// The world of one input after another: fresh images each time, since the module remembers its writes, and one of many
/// keys, since the pace is kept for each.
/// </summary>
internal sealed class World
{
    private const int Keys = 400;

    private readonly SandboxServer _service;
    private readonly Dictionary<string, string> _ids = [];
    private int _number;

    public World(SandboxServer service)
    {
        _service = service;
        for (var i = 0; i < Keys; i++) service.Keys.Add(new SandboxKey(KeyOf(i), SandboxKey.Default.SecretKey));
    }

    public string Key { get; private set; } = KeyOf(0);

    public static string AccountId(string name) => (100_000_000_010L + (name[0] - 'A')).ToString(CultureInfo.InvariantCulture);

    /// <summary>Makes the images of an input, and gives the variables that its script needs.</summary>
    public string Prepare(Case made)
    {
        Key = KeyOf(++_number % Keys);
        _service.Requests.Clear();
        foreach (var id in _ids.Values)
            foreach (var region in new[] { CaseGen.Here, CaseGen.There }) _service.Images.Remove(id, region);
        foreach (var image in new[] { "P", "Q" })
        {
            _ids[image] = $"img-{_number:x7}{char.ToLowerInvariant(image[0])}";
            foreach (var region in new[] { CaseGen.Here, CaseGen.There })
                _service.Images.Add(_ids[image], region).Shares.Declare(
                    made.Shares.Where(pair => pair.Image == image && pair.Region == region).Select(pair => AccountId(pair.Account)));
        }

        return string.Concat(_ids.Select(id => $"$global:{id.Key} = '{id.Value}'; "))
            + string.Concat("ABCDE".Select(name => $"$global:{name} = '{AccountId(name.ToString())}'; "));
    }

    public ImmutableArray<Pair> Shares() =>
    [
        .. from id in _ids
           from region in new[] { CaseGen.Here, CaseGen.There }
           from account in _service.Images[id.Value, region].Shares.Accounts
           select new Pair(region, id.Key, NameOf(account)),
    ];

    public Said Named(Said said) => said with
    {
        Results = [.. said.Results.Select(result => (
            result.Region,
            (string?)(_ids.FirstOrDefault(id => id.Value == result.Image).Key ?? result.Image),
            (string?)NameOf(result.Account ?? ""),
            result.Code))],
    };

    private static string NameOf(string account)
        => "ABCDE".Select(name => name.ToString()).FirstOrDefault(name => AccountId(name) == account) ?? account;

    private static string KeyOf(int number) => $"AKIDINTENT{number:d6}";
}

/// <summary>Runs inputs in the hosted engine.</summary>
internal sealed class HostedRun(Shell shell, World world)
{
    public IReadOnlyList<string> Wrongs(Case made, out string told)
    {
        var variables = world.Prepare(made);
        Environment.SetEnvironmentVariable("TENCENTCLOUD_SECRET_ID", world.Key);
        var ran = shell.Run($"{variables} {made.Script}");
        var errors = ran.Failure is null ? ran.Errors : ran.Errors.Append(ran.Failure.ErrorRecord);
        string? Text(System.Management.Automation.PSObject item, string name) => item.Properties[name]?.Value as string;
        var said = world.Named(new Said(
            [.. ran.Output.Where(item => item is not null).Select(item => (Text(item, "Region"), Text(item, "ImageId"), Text(item, "AccountId"), Text(item, "ErrorCode")))],
            [.. errors.Select(error => (error.FullyQualifiedErrorId, error.ToString()))],
            ran.Warnings));
        told = said.ToString();
        return Court.Wrongs(made, world.Shares(), said);
    }
}
