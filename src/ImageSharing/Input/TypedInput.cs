using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Errors;
using ImageSharing.Input.Forms;
using ImageSharing.Text;

namespace ImageSharing.Input;

/// <summary>What was typed for -ImageId, -AccountId and -Region. A script block stands for a value of each item.</summary>
internal sealed class TypedInput
{
    /// <summary>The images; null if none was typed.</summary>
    public IReadOnlyList<string>? Images { get; private set; }

    /// <summary>The accounts, refused values too; null if none was typed.</summary>
    public IReadOnlyList<AccountInput>? Accounts { get; private set; }

    /// <summary>The regions; empty if none was typed.</summary>
    public IReadOnlyList<string> Regions { get; private set; } = [];

    /// <summary>The region of the environment; null if it names none.</summary>
    public string? EnvironmentRegion { get; private set; }

    public ScriptBlock? ImageBlock { get; private set; }

    public ScriptBlock? AccountBlock { get; private set; }

    public ScriptBlock? RegionBlock { get; private set; }

    /// <summary>True for -AccountId @().</summary>
    public bool HasEmptyAccounts => Accounts is { Count: 0 };

    /// <summary>Why the command does nothing; null if it goes on.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Values of -ImageId that are refused while others are not.</summary>
    public IReadOnlyList<Refusal> RefusedImages { get; private set; } = [];

    /// <summary>True if a script block was typed that no pipeline item can be given to, or one in a list.</summary>
    public Refusal? MisplacedBlock { get; private set; }

    /// <summary>Reads the parameters as they are bound before the first item.</summary>
    /// <param name="rules">How the command reads its input.</param>
    /// <param name="bound">The parameters that were bound.</param>
    /// <param name="hasPipeline">Whether items come through a pipeline.</param>
    /// <param name="environmentRegion">The text of TENCENTCLOUD_REGION, where that is to be used here.</param>
    public static TypedInput Read(
        InputRules rules,
        IDictionary<string, object> bound,
        bool hasPipeline,
        string? environmentRegion)
    {
        var typed = new TypedInput { EnvironmentRegion = RegionText.OfVariable(environmentRegion) };
        if (bound.TryGetValue("ImageId", out var images)) typed.ReadImages(images, hasPipeline);
        if (bound.TryGetValue("AccountId", out var accounts)) typed.ReadAccounts(rules, accounts, hasPipeline);
        if (bound.TryGetValue("Region", out var regions)) typed.ReadRegions(rules, regions, hasPipeline);
        return typed;
    }

    /// <summary>The accounts of a parameter that is never read from the pipeline.</summary>
    public static IReadOnlyList<AccountInput> ReadAccounts(string parameter, object? value)
        => Elements(value, parameter).Select(element => Reasons.Account(element.Value, element.Place)).ToList();

    private void ReadImages(object? value, bool hasPipeline)
    {
        if (BlockOf(value, "ImageId", hasPipeline, "ImageIdMalformed") is { } block)
        {
            ImageBlock = block;
            return;
        }

        var images = new List<string>();
        var refused = new List<Refusal>();
        foreach (var (one, place) in Elements(value, "ImageId"))
        {
            if (one.Damage is null && one.Text.Length > 0) images.Add(one.Text);
            else refused.Add(Reasons.Value("ImageIdMalformed", "Name.ImageId", one, place));
        }

        Images = images.Distinct().ToList();
        RefusedImages = refused;
        if (images.Count == 0)
        {
            Refusal = refused.Any(one => one.RecommendedAction is not null)
                ? refused[0]
                : Refusal.Of("ImageIdMissing.Empty");
        }
    }

    private void ReadAccounts(InputRules rules, object? value, bool hasPipeline)
    {
        if (rules.NamesNoAccount)
        {
            Refusal ??= new Refusal("AccountIdWithAll");
            return;
        }

        if (BlockOf(value, "AccountId", hasPipeline, "AccountIdMalformed") is { } block)
        {
            AccountBlock = block;
            return;
        }

        Accounts = Elements(value, "AccountId")
            .Select(element => rules.AccountsAreOptional && NamePattern.IsOfAccounts(element.Value.Text)
                ? new AccountInput(element.Value.Text)
                : Reasons.Account(element.Value, element.Place, rules.AccountsAreOptional))
            .ToList();
        var isEmptySet = rules.IsOneStatement && value is not null;
        if (Accounts.Count == 0 && !isEmptySet)
            Refusal ??= Refusal.Of("AccountIdMissing.Empty", "AccountId");
        if (value is null) Accounts = null;
    }

    private void ReadRegions(InputRules rules, object? value, bool hasPipeline)
    {
        if (BlockOf(value, "Region", hasPipeline, "RegionMalformed") is { } block)
        {
            RegionBlock = block;
            return;
        }

        var regions = new List<string>();
        foreach (var (one, place) in Elements(value, "Region"))
        {
            if (one.Damage is not null) Refusal ??= Reasons.Value("RegionMalformed", "Name.Region", one, place);
            if (RegionText.Of(one.Text) is not { } region) continue;

            Refusal ??= RegionText.Refusal(region);
            if (!regions.Contains(region)) regions.Add(region);
        }

        if (regions.Count > 1 && !rules.TakesSeveralRegions)
        {
            Refusal ??= Refusal.Of("RegionMalformed.List", regions.Count);
        }

        Regions = regions;
    }

    /// <summary>The script block that a parameter is; one that cannot be used is told of.</summary>
    private ScriptBlock? BlockOf(object? value, string parameter, bool hasPipeline, string code)
    {
        var whole = IdValue.Base(value);
        var list = whole as object?[] ?? [whole];
        if (list.Select(IdValue.Base).OfType<ScriptBlock>().FirstOrDefault() is not { } block) return null;

        if (list.Length > 1)
            MisplacedBlock ??= new Refusal(code, Messages.Format("ScriptBlock.InList", parameter));
        else if (!hasPipeline)
            MisplacedBlock ??= new Refusal(code, Messages.Format("ScriptBlock.NoPipeline", parameter));

        return block;
    }

    /// <summary>Each element of a parameter's list, with its place; a list in it gives its own elements.</summary>
    private static IEnumerable<(IdValue Value, Place Place)> Elements(object? value, string parameter)
    {
        if (value is null) yield break;

        var list = value as object?[] ?? [value];
        var number = 0;
        foreach (var element in list)
        {
            number++;
            var place = list.Length == 1 ? Place.OfParameter(parameter) : Place.OfElement(parameter, number);
            foreach (var one in IdValue.Read(element)) yield return (one, place);
        }
    }
}
