using System.Threading.Tasks.Sources;

namespace Concierge.Bench.Wire;

/// <summary>
/// A stream that is given the bytes to read, and passes on at once the bytes that are written. A pending read completes in
/// <see cref="Feed"/>, on the same thread.
/// </summary>
/// <param name="write">Takes the bytes that are written.</param>
internal sealed class FedStream(FedStream.Writer write) : Stream, IValueTaskSource<int>
{
    private ManualResetValueTaskSourceCore<int> _read;
    private Memory<byte> _target;
    private byte[] _waiting = new byte[16 * 1024];
    private int _start;
    private int _end;
    private bool _isRead;
    private bool _isEnded;

    /// <summary>Takes written bytes, which are valid only during the call.</summary>
    public delegate void Writer(ReadOnlySpan<byte> bytes);

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Adds bytes to read.</summary>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        if (_waiting.Length - _end < bytes.Length)
        {
            var unread = _waiting.AsSpan(_start, _end - _start);
            var target = unread.Length + bytes.Length <= _waiting.Length ? _waiting : new byte[Math.Max(_waiting.Length * 2, unread.Length + bytes.Length)];
            unread.CopyTo(target);
            (_waiting, _start, _end) = (target, 0, unread.Length);
        }

        bytes.CopyTo(_waiting.AsSpan(_end));
        _end += bytes.Length;
        CompleteRead();
    }

    /// <summary>Ends the bytes to read.</summary>
    public void End()
    {
        _isEnded = true;
        CompleteRead();
    }

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_end > _start || _isEnded || buffer.IsEmpty)
        {
            return new ValueTask<int>(Take(buffer.Span));
        }

        _read.Reset();
        (_target, _isRead) = (buffer, true);
        return new ValueTask<int>(this, _read.Version);
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer) => write(buffer);

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    int IValueTaskSource<int>.GetResult(short token) => _read.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _read.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _read.OnCompleted(continuation, state, token, flags);

    private void CompleteRead()
    {
        if (_isRead)
        {
            _isRead = false;
            _read.SetResult(Take(_target.Span));
        }
    }

    private int Take(Span<byte> buffer)
    {
        var taken = Math.Min(buffer.Length, _end - _start);
        _waiting.AsSpan(_start, taken).CopyTo(buffer);
        _start += taken;
        if (_start == _end)
        {
            (_start, _end) = (0, 0);
        }

        return taken;
    }
}
