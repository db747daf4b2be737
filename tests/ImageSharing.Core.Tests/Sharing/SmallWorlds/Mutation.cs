using System;
using ImageSharing.Core.Sharing.Deciding;

namespace ImageSharing.Core.Tests.Sharing.SmallWorlds;

/// <summary>A rule broken on purpose: what the decision hears is changed, or something that it knows is forgotten.</summary>
internal sealed record Mutation(string Rule, Func<ShareEvent, ShareEvent>? Hear = null, Action<ShareState>? Forget = null);
