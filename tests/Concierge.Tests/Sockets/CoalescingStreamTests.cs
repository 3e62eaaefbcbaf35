using System.Net.WebSockets;
using System.Text;
using Concierge.Media.Transport;

namespace Concierge.Tests.Sockets;

public sealed class CoalescingStreamTests
{
    private readonly WritesStream _wire = new();

    [Fact]
    public async Task A_write_that_is_announced_goes_out_with_the_next()
    {
        var stream = new CoalescingStream(_wire);

        stream.DelayNextWrite();
        await stream.WriteAsync(Bytes("first "));
        await stream.FlushAsync();
        _wire.Writes.ShouldBeEmpty();
        await stream.WriteAsync(Bytes("second"));

        _wire.Writes.ShouldBe(["first second"]);
    }

    [Fact]
    public async Task Any_other_goes_out_at_once()
    {
        var stream = new CoalescingStream(_wire);
        stream.DelayNextWrite();
        await stream.WriteAsync(Bytes("a"));
        await stream.WriteAsync(Bytes("b"));
        await stream.WriteAsync(Bytes("c"));

        _wire.Writes.ShouldBe(["ab", "c"]);
    }

    [Fact]
    public async Task What_is_too_long_is_not_kept()
    {
        var stream = new CoalescingStream(_wire);
        stream.DelayNextWrite();
        await stream.WriteAsync(new byte[100_000]);

        _wire.Writes.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Messages_that_wait_together_leave_together_and_in_order()
    {
        var stream = new CoalescingStream(_wire);
        using var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        using var sender = new WebSocketSender(socket, stream);
        foreach (var message in (string[])["one", "two", "three"])
        {
            sender.Enqueue(Bytes(message));
        }

        await sender.FlushAsync();
        sender.Enqueue(Bytes("four"));
        await sender.FlushAsync();

        _wire.Writes.Count.ShouldBe(2);
        _wire.Writes[0].ShouldContain("one");
        _wire.Writes[0].ShouldContain("two");
        _wire.Writes[0].ShouldContain("three");
        _wire.Writes[1].ShouldContain("four");
        string.Concat(_wire.Writes).IndexOf("two", StringComparison.Ordinal).ShouldBeLessThan(string.Concat(_wire.Writes).IndexOf("three", StringComparison.Ordinal));
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
            // What is held must not be given back before it was written.
            await Task.Yield();
            Writes.Add(Encoding.Latin1.GetString(buffer.Span));
        }
    }
}
