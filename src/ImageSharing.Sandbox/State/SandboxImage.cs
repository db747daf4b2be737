using System;
using System.Collections.Generic;

namespace ImageSharing.Sandbox;

/// <summary>
/// An image of the stand-in: what DescribeImages says of it, and why requests about it are refused. Its shares are in
/// <see cref="Shares"/>. The fields may be changed while the server runs.
/// </summary>
public sealed class SandboxImage
{
    private readonly SandboxClock _clock;
    private readonly List<(long Due, string State)> _schedule = [];
    private readonly List<ImageRefusal> _refusals = [];
    private string _state = "NORMAL";

    internal SandboxImage(string region, string imageId, string ownerUin, SandboxClock clock)
    {
        Region = region;
        ImageId = imageId;
        OwnerUin = ownerUin;
        ImageCreator = ownerUin;
        Name = imageId;
        _clock = clock;
        Shares = new ShareSet(clock);
    }

    /// <summary>The region that the image is in; elsewhere it is InvalidImageId.NotFound.</summary>
    public string Region { get; }

    /// <summary>The image's ID.</summary>
    public string ImageId { get; }

    /// <summary>
    /// The root account that owns it; for others it is UnauthorizedOperation.ImageNotBelongToAccount.
    /// </summary>
    public string OwnerUin { get; set; }

    /// <summary>The accounts that it is truly shared with.</summary>
    public ShareSet Shares { get; }

    /// <summary>ImageName.</summary>
    public string Name { get; set; }

    /// <summary>ImageDescription.</summary>
    public string Description { get; set; } = "";

    /// <summary>ImageType: PRIVATE_IMAGE, PUBLIC_IMAGE or SHARED_IMAGE.</summary>
    public string Type { get; set; } = "PRIVATE_IMAGE";

    /// <summary>OsName.</summary>
    public string OsName { get; set; } = "TencentOS Server 4 for x86_64";

    /// <summary>Platform.</summary>
    public string Platform { get; set; } = "TencentOS";

    /// <summary>Architecture.</summary>
    public string Architecture { get; set; } = "x86_64";

    /// <summary>ImageSize in GiB.</summary>
    public int SizeGib { get; set; } = 20;

    /// <summary>CreatedTime as the response carries it: ISO 8601 with Z or +00:00, or null.</summary>
    public string? CreatedTime { get; set; } = "2026-01-15T08:30:00Z";

    /// <summary>ImageCreator.</summary>
    public string ImageCreator { get; set; }

    /// <summary>ImageSource: CREATE_IMAGE, EXTERNAL_IMPORT and others.</summary>
    public string Source { get; set; } = "CREATE_IMAGE";

    /// <summary>SyncPercent; null where nothing is synchronised.</summary>
    public int? SyncPercent { get; set; }

    /// <summary>IsSupportCloudinit, which the response carries twice, under two keys that differ by case alone.</summary>
    public bool SupportsCloudinit { get; set; } = true;

    /// <summary>The tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; set; } = new Dictionary<string, string>();

    /// <summary>The IDs of the SnapshotSet.</summary>
    public IReadOnlyList<string> SnapshotIds { get; set; } = [];

    /// <summary>
    /// ImageState now: CREATING, NORMAL, CREATEFAILED, SYNCING, IMPORTING, IMPORTFAILED or USING. Setting it drops what
    /// was scheduled. In any state but NORMAL a change of shares is InvalidParameterValue.InvalidImageState.
    /// </summary>
    public string State
    {
        get
        {
            lock (_clock.Gate)
            {
                while (_schedule.Count > 0 && _schedule[0].Due <= _clock.Timestamp())
                {
                    _state = _schedule[0].State;
                    _schedule.RemoveAt(0);
                }

                return _state;
            }
        }

        set
        {
            lock (_clock.Gate)
            {
                _schedule.Clear();
                _state = value;
            }
        }
    }

    /// <summary>Has the image go over to another state later. May be called for several changes.</summary>
    /// <param name="delay">From now.</param>
    /// <param name="next">The state from then on.</param>
    public void ChangeStateAfter(TimeSpan delay, string next)
    {
        lock (_clock.Gate)
        {
            _schedule.Add((_clock.Timestamp() + _clock.TicksOf(delay), next));
            _schedule.Sort((one, other) => one.Due.CompareTo(other.Due));
        }
    }

    /// <summary>Has requests about the image refused.</summary>
    /// <param name="code">The service's code, such as FailedOperation.BYOLImageShareFailed.</param>
    /// <param name="message">The Message; null takes the usual one of the code.</param>
    /// <param name="requests">For how many requests; null is no end.</param>
    /// <param name="lasting">For how long from now; null is no end.</param>
    /// <param name="action">Requests of which action.</param>
    public void Refuse(
        string code,
        string? message = null,
        int? requests = null,
        TimeSpan? lasting = null,
        string action = SandboxActions.ModifyImageSharePermission)
    {
        lock (_clock.Gate)
        {
            var end = lasting is { } time ? _clock.Timestamp() + _clock.TicksOf(time) : long.MaxValue;
            _refusals.Add(new ImageRefusal(action, new Refusal(code, message)) { Left = requests, End = end });
        }
    }

    /// <summary>Drops every refusal that was declared.</summary>
    public void AcceptAgain()
    {
        lock (_clock.Gate)
            _refusals.Clear();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{ImageId} in {Region}";

    internal Refusal? NextRefusal(string action)
    {
        for (var index = 0; index < _refusals.Count; index++)
        {
            var refusal = _refusals[index];
            if (refusal.Action != action)
                continue;
            if (refusal.Left == 0 || refusal.End <= _clock.Timestamp())
            {
                _refusals.RemoveAt(index--);
                continue;
            }

            refusal.Left--;
            return refusal.Refusal;
        }

        return null;
    }

    private sealed class ImageRefusal(string action, Refusal refusal)
    {
        public string Action => action;

        public Refusal Refusal => refusal;

        public int? Left { get; set; }

        public long End { get; init; }
    }
}
