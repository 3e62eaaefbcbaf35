using System.Text;

namespace Concierge.Agents.OpenAI;

/// <summary>Reads server-sent events line by line and passes their data through a <see cref="ChatAnswerNormalizer"/>, as they arrive.</summary>
internal sealed class NormalizedEventStream(Stream source) : Stream
{
    private const string DataField = "data:";

    private readonly StreamReader _reader = new(source);
    private readonly ChatAnswerNormalizer _normalizer = new();
    private ReadOnlyMemory<byte> _pending;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_pending.IsEmpty)
        {
            if (await _reader.ReadLineAsync(cancellationToken) is not { } line)
            {
                return 0;
            }

            _pending = Encoding.UTF8.GetBytes(Normalize(line));
        }

        var count = Math.Min(buffer.Length, _pending.Length);
        _pending[..count].CopyTo(buffer);
        _pending = _pending[count..];
        return count;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _reader.Dispose();
        }

        base.Dispose(disposing);
    }

    // An event that becomes two needs an empty line between them.
    private string Normalize(string line) => line.StartsWith(DataField, StringComparison.Ordinal)
        ? string.Join('\n', _normalizer.NormalizeEvent(line[DataField.Length..].Trim()).Select(data => $"{DataField} {data}\n"))
        : $"{line}\n";
}
