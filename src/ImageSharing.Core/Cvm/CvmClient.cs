using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
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
    public Task<WriteReply> ModifyImageSharePermissionAsync(
        string region,
        string imageId,
        IReadOnlyList<string> accountIds,
        SharePermission permission,
        CancellationToken cancellationToken,
        bool goesFirst = false,
        CancellationToken start = default)
    {
        var request = CvmRequests.Write(region, imageId, accountIds, permission, start);
        request.GoesFirst = goesFirst;
        return SendAsync(request, WriteReplyOf, cancellationToken);
    }

    public Task<ListReply> DescribeImageSharePermissionAsync(
        string region,
        string imageId,
        CancellationToken cancellationToken)
        => SendAsync(CvmRequests.List(region, imageId), ListReplyOf, cancellationToken);

    public Task<ImagesReply> DescribeImagesAsync(
        string region,
        DescribeImagesQuery query,
        CancellationToken cancellationToken)
        => SendAsync(CvmRequests.Images(region, query), ImagesReplyOf, cancellationToken);

    private static WriteReply WriteReplyOf(Attempt attempt) => new(attempt.Kind switch
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

    private static ListReply ListReplyOf(Attempt attempt) => new(KindOf(attempt))
    {
        Shares = attempt is { Kind: AttemptKind.Succeeded, Body: ShareListBody body } ? body.Shares : [],
        AskedTimestamp = attempt.AskedTimestamp,
        WasSent = attempt.SentTimestamp is not null,
        Code = attempt.Code,
        Message = attempt.Message,
        RequestId = attempt.RequestId,
        Cause = attempt.Cause,
    };

    private static ImagesReply ImagesReplyOf(Attempt attempt)
    {
        var body = attempt.Kind == AttemptKind.Succeeded ? attempt.Body as ImagesBody : null;
        return new ImagesReply(KindOf(attempt))
        {
            Images = body?.Images ?? [],
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

    private async Task<T> SendAsync<T>(ApiRequest request, Func<Attempt, T> read, CancellationToken cancellationToken)
    {
        using (request)
        {
            var attempt = RegionName.Check(request.Region!) is { } problem
                ? new Attempt(AttemptKind.Refused)
                {
                    Code = problem.Code,
                    Message = problem.Message,
                    ReceivedTimestamp = time.GetTimestamp(),
                }
                : await client
                    .SendAsync(
                        routes.For(request.Action, request.Region!, PaceOf(request.Action)), request, cancellationToken)
                    .ConfigureAwait(false);
            return read(attempt);
        }
    }

    // The service allows forty reads of images a second, and ten of the other calls.
    private double PaceOf(string action)
        => action == CvmRequests.DescribeImages ? 4 * requestsPerSecond : requestsPerSecond;
}
