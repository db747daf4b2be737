using System.Text.Json;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Json;

namespace ImageSharing.Core.Cvm.Wire;

/// <summary>
/// Reads a share. The names of an older version, Account and CreateTime, count where today's are not there.
/// </summary>
internal sealed class ShareConverter : LooseConverter<ListedShare>
{
    protected override void Member(ref Utf8JsonReader reader, string name, ref ListedShare share)
    {
        switch (name)
        {
            case "AccountId":
                share = share with { AccountId = LooseValues.Text(ref reader) ?? share.AccountId };
                break;
            case "Account":
                var account = LooseValues.Text(ref reader);
                share = share with { AccountId = share.AccountId ?? account! };
                break;
            case "CreatedTime":
                share = share with { CreatedUtc = LooseValues.Time(ref reader) ?? share.CreatedUtc };
                break;
            case "CreateTime":
                var time = LooseValues.Time(ref reader);
                share = share with { CreatedUtc = share.CreatedUtc ?? time };
                break;
            default:
                reader.Skip();
                break;
        }
    }
}
