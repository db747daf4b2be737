using System;
using System.Collections.Generic;
using System.Linq;

namespace ImageSharing.Core.Sharing.Deciding;

/// <summary>
/// Decides in which order an image's shares are granted and revoked: grants first, revocations only after every grant
/// was acknowledged or listed. Pure, like <see cref="ShareDecision"/>. The rules are in Sharing/README.md.
/// </summary>
internal readonly struct ExchangeDecision
{
    /// <summary>After this number of refused revocations in a row, no more room is made.</summary>
    private const int MostFruitless = 3;

    private readonly ExchangeCase _case;
    private readonly ExchangeState _state;

    private ExchangeDecision(ExchangeCase @case, ExchangeState state)
    {
        _case = @case;
        _state = state;
    }

    private bool HasFailed => _state.Blocking != ExchangeState.Nobody;

    /// <summary>The first state and effect, after a list was read.</summary>
    /// <param name="case">The case.</param>
    /// <param name="hasShare">For each account to grant, whether the list shows its share.</param>
    /// <param name="isListed">For each account to revoke, whether the list shows its share.</param>
    /// <param name="count">How many shares the image has.</param>
    public static (ExchangeState State, ExchangeEffectKind Effect) Begin(
        ExchangeCase @case, IReadOnlyList<bool> hasShare, IReadOnlyList<bool> isListed, int count)
    {
        var state = new ExchangeState(@case);
        for (var i = 0; i < hasShare.Count; i++) state.HasShare[i] = hasShare[i];
        for (var i = 0; i < isListed.Count; i++) state.IsListed[i] = isListed[i];

        // A longer list shows that the quota is higher than the one that is known.
        var isQuotaKnown = count <= @case.Quota;
        state.Room = isQuotaKnown ? @case.Quota - count : int.MaxValue;
        var missing = hasShare.Count(has => !has);
        if (isQuotaKnown && !@case.AllowPartial && missing - isListed.Count(listed => listed) > state.Room)
        {
            state.End = ExchangeEnd.TooMany;
            return (state, ExchangeEffectKind.Done);
        }

        return (state, new ExchangeDecision(@case, state).Choose());
    }

    /// <summary>The state and the effect that follow when <paramref name="what"/> settles the last effect.</summary>
    public static (ExchangeState State, ExchangeEffectKind Effect) Next(
        ExchangeCase @case, ExchangeState state, in ExchangeEvent what)
    {
        var decision = new ExchangeDecision(@case, state.Copy());
        return (decision._state, decision.On(what));
    }

    private ExchangeEffectKind On(in ExchangeEvent what)
    {
        switch (what.Kind)
        {
            case ExchangeEventKind.Granted:
                OnGranted(what.Grants.Span);
                return Choose();
            case ExchangeEventKind.Revoked:
                OnRevoked(what.Revocations.Span);
                return Choose();
            case ExchangeEventKind.Answered:
                OnAnswered(what.Kept.Span);
                return Choose();
            default:
                _state.End = what.Kind == ExchangeEventKind.Halted ? ExchangeEnd.Halted : ExchangeEnd.ImageRefused;
                return ExchangeEffectKind.Done;
        }
    }

    private void OnGranted(ReadOnlySpan<GrantMark> marks)
    {
        var isFull = false;
        for (var i = 0; i < marks.Length; i++)
        {
            var account = _state.Batch[i];
            var isNew = !_state.HasShare[account];
            _state.Grants[account] = marks[i];
            isFull |= marks[i] == GrantMark.NoRoom;
            if (marks[i] == GrantMark.Granted && isNew) _state.Placed++;
            if (marks[i] is GrantMark.Granted or GrantMark.Doubtful && isNew) AddRoom(-1);

            // If revocations made room, or no room can be made, this counts like any other failure.
            var isLast = _state.HasRevoked || _state.TriesRest;
            var isFailure = marks[i] is GrantMark.Failed or GrantMark.Doubtful
                || (marks[i] == GrantMark.NoRoom && isLast);
            if (isFailure) _state.Blocking = HasFailed ? Math.Min(_state.Blocking, account) : account;
        }

        if (isFull) _state.Room = 0;
    }

    private void OnRevoked(ReadOnlySpan<RevokeMark> marks)
    {
        _state.HasRevoked = true;
        _state.Fruitless++;
        for (var i = 0; i < marks.Length; i++)
        {
            var account = _state.Batch[i];
            _state.Revocations[account] = marks[i];
            if (!_state.IsListed[account] || marks[i] is not (RevokeMark.Gone or RevokeMark.Doubtful)) continue;

            AddRoom(1);
            _state.Fruitless = 0;
        }
    }

    private void OnAnswered(ReadOnlySpan<bool> kept)
    {
        _state.HasAsked = true;
        for (var account = 0; account < kept.Length; account++)
            if (kept[account]) _state.Revocations[account] = RevokeMark.Kept;
    }

    private void AddRoom(int places)
    {
        if (_state.Room != int.MaxValue) _state.Room = Math.Max(0, _state.Room + places);
    }

    private ExchangeEffectKind Choose()
    {
        var grants = GrantsWithRoom();
        if (grants.Length > 0) return Begin(ExchangeEffectKind.Grant, grants);
        if (HasFailed && !_case.AllowPartial) return ExchangeEffectKind.Done;

        var left = Places(_state.Revocations, mark => mark == RevokeMark.Open);
        if (!_state.HasAsked) return Begin(ExchangeEffectKind.AskOthers, []);

        var waiting = _state.TriesRest ? [] : Waiting();
        if (waiting.Length == 0)
            return left.Length > 0 ? Begin(ExchangeEffectKind.Revoke, left) : ExchangeEffectKind.Done;

        var round = Round(left, waiting.Length);
        if (round.Length > 0) return Begin(ExchangeEffectKind.Revoke, round);

        _state.TriesRest = true;
        return Begin(ExchangeEffectKind.GrantWhatFits, waiting);
    }

    /// <summary>The grants that fit. Accounts that already have the share need no room.</summary>
    private int[] GrantsWithRoom()
    {
        if (_state.TriesRest) return [];

        var room = _state.Room;
        var withRoom = new List<int>();
        foreach (var account in Waiting())
        {
            var needsNone = _state.HasShare[account] && _state.Grants[account] == GrantMark.Open;
            if (needsNone || room-- > 0) withRoom.Add(account);
        }

        return [.. withRoom];
    }

    private int[] Waiting() => Places(_state.Grants, mark => mark is GrantMark.Open or GrantMark.NoRoom);

    /// <summary>
    /// The accounts whose shares make room next: one, then as many as were granted so far, so that a failed grant stops
    /// it early. If failures do not stop it, all of them.
    /// </summary>
    private int[] Round(int[] left, int waiting)
    {
        if (HasFailed) return left;
        if (_state.Fruitless >= MostFruitless) return [];

        var state = _state;
        var listed = Array.FindAll(left, account => state.IsListed[account]);
        var size = _state.HasRevoked ? Math.Max(1, _state.Placed) : 1;
        return [.. listed.Take(Math.Min(size, waiting))];
    }

    private ExchangeEffectKind Begin(ExchangeEffectKind effect, int[] batch)
    {
        _state.Batch = batch;
        return effect;
    }

    private static int[] Places<T>(T[] marks, Predicate<T> isMeant)
    {
        var places = new List<int>();
        for (var place = 0; place < marks.Length; place++)
            if (isMeant(marks[place])) places.Add(place);

        return [.. places];
    }
}
