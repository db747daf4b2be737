using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ImageSharing.Core.Cvm;

/// <summary>
/// The calls of CVM 2017-03-12 that the module makes. Every reply is a value, also if the credential has expired
/// (not sent, with the module's own code). The only exception is <see cref="OperationCanceledException"/>.
/// </summary>
internal interface ICvmClient
{
    /// <summary>
    /// Sends one write. Only a request that was never sent is sent again by itself; and the clock and the token are
    /// repaired once.
    /// </summary>
    /// <param name="region">The region of the image.</param>
    /// <param name="imageId">The image.</param>
    /// <param name="accountIds">The accounts.</param>
    /// <param name="permission">What is asked.</param>
    /// <param name="cancellationToken">Gives the request up, wherever it is.</param>
    /// <param name="goesFirst">It was refused by rate before: it goes to the head of the line.</param>
    /// <param name="start">Once it is cancelled the request is not sent any more; one that is on its way goes
    /// on.</param>
    Task<WriteReply> ModifyImageSharePermissionAsync(
        string region,
        string imageId,
        IReadOnlyList<string> accountIds,
        SharePermission permission,
        CancellationToken cancellationToken,
        bool goesFirst = false,
        CancellationToken start = default);

    /// <summary>Reads the accounts that an image is shared with; sent again while that may help.</summary>
    Task<ListReply> DescribeImageSharePermissionAsync(
        string region,
        string imageId,
        CancellationToken cancellationToken);

    /// <summary>Reads one page of images; sent again while that may help.</summary>
    Task<ImagesReply> DescribeImagesAsync(
        string region,
        DescribeImagesQuery query,
        CancellationToken cancellationToken);
}

/// <summary>What a write asks for.</summary>
internal enum SharePermission
{
    /// <summary>SHARE.</summary>
    Share,

    /// <summary>CANCEL.</summary>
    Cancel,
}
