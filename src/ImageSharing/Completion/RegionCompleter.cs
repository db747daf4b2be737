using System.Collections.Generic;
using System.Management.Automation;

namespace ImageSharing.Completion;

/// <summary>
/// Completes -Region from the known regions. Regions change, so none is refused for not being here.
/// </summary>
internal sealed class RegionCompleter : TypedWordCompleter
{
    private static readonly string[] Regions =
    [
        "ap-bangkok", "ap-beijing", "ap-chengdu", "ap-chongqing", "ap-guangzhou", "ap-hongkong", "ap-jakarta",
        "ap-mumbai", "ap-nanjing", "ap-osaka", "ap-seoul", "ap-shanghai", "ap-shanghai-fsi", "ap-shenzhen-fsi",
        "ap-singapore", "ap-taipei", "ap-tokyo", "eu-frankfurt", "me-saudi-arabia", "na-ashburn", "na-siliconvalley",
        "na-toronto", "sa-saopaulo",
    ];

    private protected override IEnumerable<CompletionResult> Complete(
        string commandName,
        TypedWord word,
        TypedParameters typed) => word.In(Regions);
}
