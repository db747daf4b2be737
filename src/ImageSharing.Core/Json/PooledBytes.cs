using System;
using System.Buffers;

namespace ImageSharing.Core.Json;

/// <summary>The bytes of a JSON text, in an array of the shared pool.</summary>
internal sealed class PooledBytes(int capacity) : IBufferWriter<byte>, IDisposable
{
    private byte[]? _array = ArrayPool<byte>.Shared.Rent(capacity);
    private int _length;

    public int Length => _length;

    public ReadOnlyMemory<byte> Memory => _array.AsMemory(0, _length);

    public ReadOnlySpan<byte> Span => _array.AsSpan(0, _length);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _array.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _array.AsSpan(_length);
    }

    /// <summary>
    /// The free part of the array, for calls that need an array. Call <see cref="Advance"/> afterwards.
    /// </summary>
    public ArraySegment<byte> Free(int atLeast)
    {
        Grow(atLeast);
        return new ArraySegment<byte>(_array!, _length, _array!.Length - _length);
    }

    /// <summary>Lets the array go without giving it back, for bytes that something may still read.</summary>
    public void Forget() => _array = null;

    public void Dispose()
    {
        var spent = _array;
        _array = null;
        if (spent is not null) ArrayPool<byte>.Shared.Return(spent);
    }

    private void Grow(int atLeast)
    {
        var old = _array ?? throw new ObjectDisposedException(nameof(PooledBytes));
        if (old.Length - _length >= Math.Max(1, atLeast)) return;

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(old.Length * 2, _length + atLeast));
        Buffer.BlockCopy(old, 0, larger, 0, _length);
        _array = larger;
        ArrayPool<byte>.Shared.Return(old);
    }
}
