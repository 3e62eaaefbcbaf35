using System.Net.WebSockets;
using System.Text;
using Concierge.Media.Transport;

namespace Concierge.Tests.Media.Transport;

public sealed class CoalescingStreamTests
{
    private readonly WritesStream _inner = new();

    [Fact]
    public async Task A_delayed_write_is_sent_together_with_the_next()
    {
        var stream = new CoalescingStream(_inner);

        stream.DelayNextWrite();
        await stream.WriteAsync(Bytes("first "));
        await stream.FlushAsync();
        _inner.Writes.ShouldBeEmpty();
        await stream.WriteAsync(Bytes("second"));

        _inner.Writes.ShouldBe(["first second"]);
    }

    [Fact]
    public async Task A_write_without_delay_is_sent_at_once()
    {
        var stream = new CoalescingStream(_inner);
        stream.DelayNextWrite();
        await stream.WriteAsync(Bytes("a"));
        await stream.WriteAsync(Bytes("b"));
        await stream.WriteAsync(Bytes("c"));

        _inner.Writes.ShouldBe(["ab", "c"]);
    }

    [Fact]
    public async Task A_long_write_is_not_delayed()
    {
        var stream = new CoalescingStream(_inner);
        stream.DelayNextWrite();
        await stream.WriteAsync(new byte[100_000]);

        _inner.Writes.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Queued_messages_are_sent_in_one_write_and_in_order()
    {
        var stream = new CoalescingStream(_inner);
        using var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        using var sender = new WebSocketSender(socket, stream);
        foreach (var message in (string[])["one", "two", "three"])
        {
            sender.Enqueue(Bytes(message));
        }

        await sender.FlushAsync();
        sender.Enqueue(Bytes("four"));
        await sender.FlushAsync();

        _inner.Writes.Count.ShouldBe(2);
        _inner.Writes[0].ShouldContain("one");
        _inner.Writes[0].ShouldContain("two");
        _inner.Writes[0].ShouldContain("three");
        _inner.Writes[1].ShouldContain("four");
        string.Concat(_inner.Writes).IndexOf("two", StringComparison.Ordinal)
            .ShouldBeLessThan(string.Concat(_inner.Writes).IndexOf("three", StringComparison.Ordinal));
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private sealed class WritesStream : Stream
    {
        public List<string> Writes { get; } = [];

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => 0;

        public override long Position { get; set; }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => 0;

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Writes.Add(Encoding.Latin1.GetString(buffer, offset, count));

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            // The stream must not return its buffer to the pool before the write completes.
            await Task.Yield();
            Writes.Add(Encoding.Latin1.GetString(buffer.Span));
        }
    }
}
