using System.Buffers.Binary;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Concierge.Bench.Wire;

/// <summary>One WebSocket (RFC 6455) on the <see cref="EventLoop"/>, as client or server, which may have TLS. Text messages only, without extensions.</summary>
internal sealed class WebSocketLink : IDisposable
{
    private const string Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private const uint Mask = 0x5A17C3E9;
    private const int MaxHeaderLength = 14;

    private readonly EventLoop _loop;
    private readonly Socket _socket;
    private readonly bool _isClient;
    private readonly MemoryStream _unsent = new();
    private readonly TlsServer? _tls;
    private readonly byte[] _encrypted = [];
    private byte[] _received = new byte[16 * 1024];
    private byte[] _frame = new byte[4 * 1024];
    private int _length;
    private bool _open;
    private bool _closed;

    private WebSocketLink(EventLoop loop, Socket socket, bool isClient, SslStreamCertificateContext? certificate)
    {
        _loop = loop;
        _socket = socket;
        _isClient = isClient;
        socket.NoDelay = true;
        socket.Blocking = false;
        if (certificate is not null)
        {
            _encrypted = new byte[16 * 1024];
            _tls = new TlsServer(certificate, TransmitBytes, TakeDecrypted, Fail);
        }

        loop.Add(socket, Read);
    }

    /// <summary>Called with each message. Its bytes are valid only during the call.</summary>
    public Action<ReadOnlySpan<byte>> Received { get; set; } = _ => { };

    /// <summary>Called after the handshake.</summary>
    public Action Opened { get; set; } = () => { };

    /// <summary>Called with the reason when the connection breaks or the handshake is refused.</summary>
    public Action<string> Closed { get; set; } = _ => { };

    /// <summary>Creates the server side of an accepted connection, with TLS where there is a certificate.</summary>
    public static WebSocketLink CreateServer(EventLoop loop, Socket socket, SslStreamCertificateContext? certificate) =>
        new(loop, socket, isClient: false, certificate);

    /// <summary>Connects to a port of this machine.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="port">The port.</param>
    /// <param name="path">The path.</param>
    /// <param name="headers">Additional header lines, each with its line end.</param>
    public static WebSocketLink Connect(EventLoop loop, int port, string path, string headers)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, port);
        var link = new WebSocketLink(loop, socket, isClient: true, certificate: null);
        link.Transmit(Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {Convert.ToBase64String(RandomNumberGenerator.GetBytes(16))}\r\n{headers}\r\n"));
        return link;
    }

    /// <summary>Sends a text message.</summary>
    public void Send(ReadOnlySpan<byte> text) => SendFrame(0x81, text);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_closed)
        {
            _closed = true;
            _loop.Remove(_socket);
            _socket.Dispose();
            _unsent.Dispose();
            _tls?.Dispose();
        }
    }

    private void SendFrame(byte opcode, ReadOnlySpan<byte> body)
    {
        if (_closed)
        {
            return;
        }

        if (_frame.Length < body.Length + MaxHeaderLength)
        {
            _frame = new byte[body.Length + MaxHeaderLength];
        }

        var frame = _frame.AsSpan();
        var mask = _isClient ? (byte)0x80 : (byte)0;
        frame[0] = opcode;
        var head = 2;
        if (body.Length < 126)
        {
            frame[1] = (byte)(mask | body.Length);
        }
        else if (body.Length <= ushort.MaxValue)
        {
            frame[1] = (byte)(mask | 126);
            BinaryPrimitives.WriteUInt16BigEndian(frame[2..], (ushort)body.Length);
            head = 4;
        }
        else
        {
            frame[1] = (byte)(mask | 127);
            BinaryPrimitives.WriteUInt64BigEndian(frame[2..], (ulong)body.Length);
            head = 10;
        }

        if (_isClient)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(frame[head..], Mask);
            head += 4;
        }

        body.CopyTo(frame[head..]);
        if (_isClient)
        {
            ApplyMask(frame.Slice(head, body.Length), Mask);
        }

        Transmit(frame[..(head + body.Length)]);
    }

    private void Transmit(ReadOnlySpan<byte> bytes)
    {
        if (_tls is null)
        {
            TransmitBytes(bytes);
        }
        else
        {
            _tls.Send(bytes);
        }
    }

    private void TransmitBytes(ReadOnlySpan<byte> bytes)
    {
        if (_closed)
        {
            return;
        }

        if (_unsent.Length == 0)
        {
            var sent = _socket.Send(bytes, SocketFlags.None, out var error);
            if (error is not (SocketError.Success or SocketError.WouldBlock))
            {
                Fail(error.ToString());
                return;
            }

            bytes = bytes[Math.Max(0, sent)..];
            if (bytes.IsEmpty)
            {
                return;
            }

            _loop.Schedule(EventLoop.Now + EventLoop.Millisecond, TransmitUnsent);
        }

        _unsent.Write(bytes);
    }

    // The other side reads too slowly: the rest is sent later.
    private void TransmitUnsent(long now)
    {
        if (_closed)
        {
            return;
        }

        var waiting = _unsent.ToArray();
        _unsent.SetLength(0);
        TransmitBytes(waiting);
    }

    private void Read()
    {
        while (!_closed)
        {
            var target = _tls is null ? GrowReceived(1) : _encrypted;
            var read = _socket.Receive(target, SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
            {
                return;
            }

            if (error != SocketError.Success || read == 0)
            {
                Fail(error.ToString());
                return;
            }

            var full = read == target.Length;
            if (_tls is null)
            {
                _length += read;
                ReadFrames();
            }
            else
            {
                _tls.Feed(target[..read]);
            }

            if (!full)
            {
                return;
            }
        }
    }

    private void TakeDecrypted(ReadOnlySpan<byte> bytes)
    {
        if (!_closed)
        {
            bytes.CopyTo(GrowReceived(bytes.Length));
            _length += bytes.Length;
            ReadFrames();
        }
    }

    // The free part of the buffer, with at least that many bytes.
    private Span<byte> GrowReceived(int count)
    {
        if (_received.Length - _length < count)
        {
            Array.Resize(ref _received, Math.Max(_received.Length * 2, _length + count));
        }

        return _received.AsSpan(_length);
    }

    private void ReadFrames()
    {
        var at = 0;
        if (!_open)
        {
            var end = _received.AsSpan(0, _length).IndexOf("\r\n\r\n"u8);
            if (end < 0)
            {
                return;
            }

            at = end + 4;
            CompleteHandshake(Encoding.ASCII.GetString(_received, 0, end));
        }

        while (!_closed && TryReadFrame(ref at))
        {
        }

        if (!_closed && at > 0)
        {
            _received.AsSpan(at, _length - at).CopyTo(_received);
            _length -= at;
        }
    }

    private void CompleteHandshake(string head)
    {
        if (_isClient)
        {
            if (!head.StartsWith("HTTP/1.1 101", StringComparison.Ordinal))
            {
                Fail(head.Split('\r')[0]);
                return;
            }
        }
        else
        {
            var key = Array.Find(head.Split("\r\n"), line => line.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase))?.Split(':')[1].Trim();
            if (key is null)
            {
                // Concierge asks for /v1/models at its start, which the bench does not serve.
                Transmit("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8);
                Fail("no WebSocket handshake");
                return;
            }

#pragma warning disable CA5350 // RFC 6455 asks for SHA-1.
            var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + Guid)));
#pragma warning restore CA5350
            Transmit(Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
        }

        _open = true;
        Opened();
    }

    private bool TryReadFrame(ref int at)
    {
        var frame = _received.AsSpan(at, _length - at);
        if (frame.Length < 2)
        {
            return false;
        }

        var head = (frame[1] & 0x7F) switch { 126 => 4, 127 => 10, _ => 2 };
        if (frame.Length < head)
        {
            return false;
        }

        var length = head switch
        {
            4 => BinaryPrimitives.ReadUInt16BigEndian(frame[2..]),
            10 => (long)BinaryPrimitives.ReadUInt64BigEndian(frame[2..]),
            _ => frame[1] & 0x7F,
        };
        var masked = (frame[1] & 0x80) != 0;
        var body = head + (masked ? 4 : 0);
        if (frame.Length < body + length)
        {
            return false;
        }

        var text = frame.Slice(body, (int)length);
        if (masked)
        {
            ApplyMask(text, BinaryPrimitives.ReadUInt32LittleEndian(frame[head..]));
        }

        at += body + (int)length;
        switch (frame[0] & 0x0F)
        {
            case 1:
                Received(text);
                break;
            case 8:
                Fail("closed");
                break;
            case 9:
                SendFrame(0x8A, text);
                break;
        }

        return true;
    }

    private void Fail(string why)
    {
        if (!_closed)
        {
            Dispose();
            Closed(why);
        }
    }

    private static void ApplyMask(Span<byte> text, uint mask)
    {
        var wide = mask | ((ulong)mask << 32);
        var words = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ulong>(text);
        for (var i = 0; i < words.Length; i++)
        {
            words[i] ^= wide;
        }

        for (var i = words.Length * 8; i < text.Length; i++)
        {
            text[i] ^= (byte)(mask >> (8 * (i & 3)));
        }
    }
}
