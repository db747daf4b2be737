using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm.Wire;
using ImageSharing.Core.Transport;
using ImageSharing.Core.Transport.Requests;
using ImageSharing.Core.Transport.Responses;

namespace ImageSharing.Core.Cvm;

/// <summary>The calls of CVM over the signing client.</summary>
/// <param name="client">Sends them.</param>
/// <param name="routes">The routes of the session.</param>
/// <param name="requestsPerSecond">The pace of every action but DescribeImages.</param>
/// <param name="time">The clock of all timestamps.</param>
internal sealed class CvmClient(
    SigningClient client, RouteTable routes, double requestsPerSecond, TimeProvider time) : ICvmClient
{
    public async Task<WriteReply> ModifyImageSharePermissionAsync(
        string region,
        string imageId,
        IReadOnlyList<string> accountIds,
        SharePermission permission,
        CancellationToken cancellationToken,
        bool goesFirst = false,
        CancellationToken start = default)
    {
        if (RegionName.Check(region) is { } problem)
        {
            return new WriteReply(WriteReplyKind.Refused)
            {
                Code = problem.Code,
                Message = problem.Message,
                ReceivedTimestamp = time.GetTimestamp(),
            };
        }

        using var request = CvmRequests.Write(region, imageId, accountIds, permission, start);
        request.GoesFirst = goesFirst;
        var attempt = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        return new WriteReply(attempt.Kind switch
        {
            AttemptKind.Succeeded => WriteReplyKind.Acknowledged,
            AttemptKind.Refused => WriteReplyKind.Refused,
            AttemptKind.NotSent => WriteReplyKind.NotSent,
            _ => WriteReplyKind.Unknown,
        })
        {
            Code = attempt.Code,
            Message = attempt.Message,
            RequestId = attempt.RequestId,
            Cause = attempt.Cause,
            SignedAtUtc = DateTimeOffset.FromUnixTimeSeconds(attempt.Signed.UtcNow.ToUnixTimeSeconds()),
            SentTimestamp = attempt.SentTimestamp,
            ReceivedTimestamp = attempt.ReceivedTimestamp,
        };
    }

    public async Task<ListReply> DescribeImageSharePermissionAsync(
        string region,
        string imageId,
        CancellationToken cancellationToken)
    {
        if (RegionName.Check(region) is { } problem)
            return new ListReply(ReadReplyKind.Refused) { Code = problem.Code, Message = problem.Message };

        using var request = CvmRequests.List(region, imageId);
        var attempt = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        var body = attempt.Kind == AttemptKind.Succeeded ? attempt.Body as ShareListBody : null;
        return new ListReply(KindOf(attempt))
        {
            Shares = body?.SharePermissionSet ?? [],
            AskedTimestamp = attempt.AskedTimestamp,
            WasSent = attempt.SentTimestamp is not null,
            Code = attempt.Code,
            Message = attempt.Message,
            RequestId = attempt.RequestId,
            Cause = attempt.Cause,
        };
    }

    public async Task<ImagesReply> DescribeImagesAsync(
        string region,
        DescribeImagesQuery query,
        CancellationToken cancellationToken)
    {
        if (RegionName.Check(region) is { } problem)
            return new ImagesReply(ReadReplyKind.Refused) { Code = problem.Code, Message = problem.Message };

        using var request = CvmRequests.Images(region, query);
        var attempt = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        var body = attempt.Kind == AttemptKind.Succeeded ? attempt.Body as ImagesBody : null;
        return new ImagesReply(KindOf(attempt))
        {
            Images = body?.ImageSet is { } images ? [.. images.OfType<ImageEntry>()] : [],
            WasSent = attempt.SentTimestamp is not null,
            TotalCount = body?.TotalCount,
            Code = attempt.Code,
            Message = attempt.Message,
            RequestId = attempt.RequestId,
            Cause = attempt.Cause,
        };
    }

    private static ReadReplyKind KindOf(Attempt attempt) => attempt.Kind switch
    {
        AttemptKind.Succeeded => ReadReplyKind.Listed,
        AttemptKind.Refused => ReadReplyKind.Refused,
        _ => ReadReplyKind.Failed,
    };

    private Task<Attempt> SendAsync(ApiRequest request, CancellationToken cancellationToken)
        => client.SendAsync(
            routes.For(request.Action, request.Region!, PaceOf(request.Action)), request, cancellationToken);

    // The service allows forty reads of images a second, and ten of the other calls.
    private double PaceOf(string action)
        => action == CvmRequests.DescribeImages ? 4 * requestsPerSecond : requestsPerSecond;
}
