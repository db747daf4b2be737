using System;
using System.Collections.Generic;
using System.Text.Json;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Json;
using ImageSharing.Core.Transport.Responses;

namespace ImageSharing.Core.Cvm.Wire;

/// <summary>The reply of DescribeImageSharePermission. A list that is absent is not an empty list.</summary>
internal sealed class ShareListBody : ResponseBody
{
    private List<ListedShare>? _shares;

    public IReadOnlyList<ListedShare> Shares => _shares ?? [];

    internal override bool IsComplete => _shares?.TrueForAll(share => share.AccountId.Length > 0) ?? false;

    protected override void ReadMember(ref Utf8JsonReader reader, string name)
    {
        if (name != "SharePermissionSet")
        {
            reader.Skip();
            return;
        }

        _shares = [];
        if (!JsonMembers.BeginList(ref reader)) return;

        while (JsonMembers.NextItem(ref reader)) _shares.Add(ReadShare(ref reader));
    }

    /// <summary>The names of an older version, Account and CreateTime, count where today's are not there.</summary>
    private static ListedShare ReadShare(ref Utf8JsonReader reader)
    {
        string? accountId = null, account = null;
        DateTime? createdTime = null, createTime = null;
        JsonMembers.BeginObject(ref reader);
        while (JsonMembers.NextMember(ref reader) is { } name)
        {
            switch (name)
            {
                case "AccountId":
                    accountId = LooseValues.Text(ref reader) ?? accountId;
                    break;
                case "Account":
                    account = LooseValues.Text(ref reader) ?? account;
                    break;
                case "CreatedTime":
                    createdTime = LooseValues.Time(ref reader) ?? createdTime;
                    break;
                case "CreateTime":
                    createTime = LooseValues.Time(ref reader) ?? createTime;
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new ListedShare(accountId ?? account ?? "", createdTime ?? createTime);
    }
}
