using System.Buffers;

namespace Concierge.Media.Transport;

/// <summary>
/// A stream beneath a WebSocket that coalesces messages into one write: <see cref="DelayNextWrite"/> delays the next write until the write
/// after it. A WebSocket never writes concurrently, so this class needs no lock.
/// </summary>
internal sealed class CoalescingStream(Stream inner) : Stream
{
    // Larger data is written separately.
    private const int MaxHeldBytes = 16 * 1024;

    private byte[] _held = [];
    private int _length;
    private volatile bool _holdsNext;

    /// <inheritdoc/>
    public override bool CanRead => inner.CanRead;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => inner.CanWrite;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Delays the next write until the write after it. Only valid if that write follows immediately.</summary>
    public void DelayNextWrite() => _holdsNext = true;

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var holds = _holdsNext && _length + buffer.Length <= MaxHeldBytes;
        _holdsNext = false;
        if (!holds && _length == 0)
        {
            return inner.WriteAsync(buffer, cancellationToken);
        }

        Append(buffer.Span);
        return holds ? ValueTask.CompletedTask : WriteHeldAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => _length > 0 ? Task.CompletedTask : inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        inner.ReadAsync(buffer, offset, count, cancellationToken);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (_held.Length < _length + bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_length + bytes.Length);
            _held.AsSpan(0, _length).CopyTo(larger);
            Return(_held);
            _held = larger;
        }

        bytes.CopyTo(_held.AsSpan(_length));
        _length += bytes.Length;
    }

    private ValueTask WriteHeldAsync(CancellationToken cancellationToken)
    {
        var written = inner.WriteAsync(_held.AsMemory(0, _length), cancellationToken);
        if (!written.IsCompletedSuccessfully)
        {
            return ReleaseAfterWriteAsync(written);
        }

        written.GetAwaiter().GetResult();
        Release();
        return ValueTask.CompletedTask;
    }

    private async ValueTask ReleaseAfterWriteAsync(ValueTask written)
    {
        try
        {
            await written;
        }
        finally
        {
            Release();
        }
    }

    // An idle connection must not keep a pooled buffer.
    private void Release()
    {
        _length = 0;
        Return(_held);
        _held = [];
    }

    private static void Return(byte[] buffer)
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
