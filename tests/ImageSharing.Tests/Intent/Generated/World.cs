using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ImageSharing.Sandbox;

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

    public static string AccountId(string name) => (100_000_000_010L + (name[0] - 'A'))
        .ToString(CultureInfo.InvariantCulture);

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
                    made.Shares.Where(pair => pair.Image == image && pair.Region == region)
                        .Select(pair => AccountId(pair.Account)));
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

    /// <summary>The same with the short names of images and accounts.</summary>
    public Said Named(Said said) => said with
    {
        Results =
        [
            .. said.Results.Select(result => result with
            {
                Image = _ids.FirstOrDefault(id => id.Value == result.Image).Key ?? result.Image,
                Account = NameOf(result.Account ?? ""),
            }),
        ],
    };

    private static string NameOf(string account)
        => "ABCDE".Select(name => name.ToString()).FirstOrDefault(name => AccountId(name) == account) ?? account;

    private static string KeyOf(int number) => $"AKIDINTENT{number:d6}";
}
