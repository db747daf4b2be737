using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ImageSharing.Completion;

/// <summary>
/// Completes -Region from the known regions. Regions change, so none is refused for not being here.
/// </summary>
public sealed class RegionCompleter : IArgumentCompleter
{
    private static readonly string[] Regions =
    [
        "ap-bangkok", "ap-beijing", "ap-chengdu", "ap-chongqing", "ap-guangzhou", "ap-hongkong", "ap-jakarta",
        "ap-mumbai", "ap-nanjing", "ap-osaka", "ap-seoul", "ap-shanghai", "ap-shanghai-fsi", "ap-shenzhen-fsi",
        "ap-singapore", "ap-taipei", "ap-tokyo", "eu-frankfurt", "me-saudi-arabia", "na-ashburn", "na-siliconvalley",
        "na-toronto", "sa-saopaulo",
    ];

    /// <summary>The regions that contain the word; quotes around it are left aside.</summary>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => new TypedWord(wordToComplete).In(Regions);
}
