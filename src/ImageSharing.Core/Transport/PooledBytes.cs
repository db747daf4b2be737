using System;
using System.Buffers;

namespace ImageSharing.Core.Transport;

/// <summary>Bytes in an array of the shared pool.</summary>
internal sealed class PooledBytes(int capacity) : IBufferWriter<byte>, IDisposable
{
    private byte[]? array = ArrayPool<byte>.Shared.Rent(capacity);
    private int length;

    public int Length => length;

    public ReadOnlyMemory<byte> Memory => array.AsMemory(0, length);

    public ReadOnlySpan<byte> Span => array.AsSpan(0, length);

    public void Advance(int count) => length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return array.AsMemory(length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return array.AsSpan(length);
    }

    /// <summary>The free part of the array, for calls that want an array. Call <see cref="Advance"/> behind it.</summary>
    public ArraySegment<byte> Free(int atLeast)
    {
        Grow(atLeast);
        return new ArraySegment<byte>(array!, length, array!.Length - length);
    }

    /// <summary>Lets the array go without giving it back, for bytes that something may still read.</summary>
    public void Forget() => array = null;

    public void Dispose()
    {
        byte[]? spent = array;
        array = null;
        if (spent is not null) ArrayPool<byte>.Shared.Return(spent);
    }

    private void Grow(int atLeast)
    {
        byte[] old = array ?? throw new ObjectDisposedException(nameof(PooledBytes));
        if (old.Length - length >= Math.Max(1, atLeast)) return;

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(old.Length * 2, length + atLeast));
        Buffer.BlockCopy(old, 0, larger, 0, length);
        array = larger;
        ArrayPool<byte>.Shared.Return(old);
    }
}
