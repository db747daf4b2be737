using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ImageSharing.Sandbox;

/// <summary>ModifyImageSharePermission and DescribeImageSharePermission. Called under the lock.</summary>
internal sealed partial class ShareActions(SandboxServer server)
{
    private SandboxOptions Options => server.Options;

    internal Reply Modify(Exchange exchange, SandboxKey caller, Fault fault)
    {
        var parameters = exchange.Parameters;
        parameters.Allow("ImageId", "AccountIds", "Permission");
        var imageId = parameters.Required("ImageId");
        parameters.RequireStrings("AccountIds");
        var accountIds = exchange.Record.AccountIds;
        var isGrant = parameters.Required("Permission") switch
        {
            "SHARE" => true,
            "CANCEL" => false,
            var other => throw new RefusalException(
                "InvalidParameterValue",
                $"The value `{other}` of the parameter `Permission` is neither `SHARE` nor `CANCEL`."),
        };
        var write = new ShareWrite(exchange.Record, imageId, accountIds, isGrant, caller.RootUin);
        if (fault.Later is { } later)
        {
            server.Postponed.Do(later, () => ApplyLate(write));
            return default;
        }

        if (fault.Again is { } again)
            server.Postponed.Do(again, () => ApplyLate(write));
        return new Reply(Apply(write, fault));
    }

    internal Reply Describe(Exchange exchange, SandboxKey caller, Fault fault)
    {
        exchange.Parameters.Allow("ImageId");
        var (image, refusal) = Find(exchange.Record, exchange.Parameters.Required("ImageId"), caller.RootUin);
        if (image is null)
            return new Reply(refusal);
        var shares = image.Shares.AsOf(fault.StaleBy ?? Options.ReadDelay);
        var (accountKey, createdKey) = Options.ShareKeys == ShareKeys.Old
            ? ("Account", "CreateTime")
            : ("AccountId", "CreatedTime");
        return new Reply(null, json =>
        {
            json.WriteStartArray("SharePermissionSet");
            foreach (var (account, created) in shares)
            {
                json.WriteStartObject();
                json.WriteString(accountKey, account);
                json.WriteString(
                    createdKey,
                    created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private void ApplyLate(ShareWrite write)
    {
        var record = write.Record.ForLateDelivery();
        server.Requests.Arrive(record);
        var isInTime = record.SignedAt is { } signedAt && Tc3Verifier.IsInTime(signedAt, server.Clock.ServiceNow());
        var refusal = isInTime
            ? Apply(write with { Record = record }, Fault.None)
            : new Refusal("AuthFailure.SignatureExpire");
        record.Code = refusal?.Code;
        record.Message = refusal?.Message;
    }

    private Refusal? Apply(ShareWrite write, Fault fault)
    {
        var (image, refusal) = Find(write.Record, write.ImageId, write.CallerUin);
        if (image is null)
            return refusal;
        if (ImageRefusal(image) is { } ofImage)
            return ofImage;
        if (write.AccountIds.Count > Options.MaximumAccountsPerRequest)
            return new Refusal("InvalidParameterValue.LimitExceeded", TooMany(Options.MaximumAccountsPerRequest.Value));
        var distinct = new HashSet<string>(write.AccountIds, StringComparer.Ordinal);
        if (distinct.Count != write.AccountIds.Count && Options.Duplicates == Duplicates.Refused)
            return new Refusal("InvalidParameterValue", "The parameter `AccountIds` has duplicate values.");
        return new ShareApplication(server, image, write, distinct, fault).Run();
    }

    private (SandboxImage? Image, Refusal? Refusal) Find(RequestRecord record, string imageId, string callerUin)
    {
        if (server.Images.Find(imageId, record.Region!) is not { } image)
        {
            return (null, ImagePattern().IsMatch(imageId)
                ? new Refusal("InvalidImageId.NotFound", $"ImageId {imageId} is not found")
                : new Refusal("InvalidImageId.Malformed", $"ImageId {imageId} is malformed"));
        }

        if (image.NextRefusal(record.Action) is { } declared)
            return (null, declared);
        return image.OwnerUin != callerUin || image.Type == "SHARED_IMAGE"
            ? (null, new Refusal("UnauthorizedOperation.ImageNotBelongToAccount"))
            : (image, null);
    }

    private static Refusal? ImageRefusal(SandboxImage image)
    {
        if (image.Type != "PRIVATE_IMAGE")
            return new Refusal("InvalidParameterValue.InvalidImageId");
        return image.State == "NORMAL" ? null : new Refusal("InvalidParameterValue.InvalidImageState");
    }

    private static string TooMany(int most) => $"The number of the parameter `AccountIds` exceeds the limit `{most}`.";

    [GeneratedRegex("^img-[0-9a-z]{8}$", RegexOptions.CultureInvariant)]
    private static partial Regex ImagePattern();
}
