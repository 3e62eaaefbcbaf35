using System.Buffers.Binary;
using System.Net.Sockets;

namespace Concierge.Media.Tuning;

/// <summary>
/// Lets the kernel gather what a connection brings (SO_RCVLOWAT): it is reported as readable only when so many bytes wait,
/// so that messages nothing can be done with yet wake nobody. A connection that ends is reported at once in any case. Where
/// the system cannot do it, every byte is reported, as without it.
/// </summary>
/// <param name="connection">The connection; <see langword="null"/> where there is none to be had.</param>
internal sealed class ReceiveThreshold(Socket? connection)
{
    // asm-generic/socket.h
    private const int SocketLevel = 1;
    private const int LowWater = 18;

    private Socket? _connection = OperatingSystem.IsLinux() ? connection : null;

    /// <summary>The bytes that are waited for; from 1.</summary>
    public int Bytes { get; private set; } = 1;

    /// <summary>Sets it. If as much waits already, that is reported.</summary>
    public void Set(int bytes)
    {
        if (_connection is not { } socket || bytes == Bytes)
        {
            return;
        }

        Span<byte> value = stackalloc byte[sizeof(int)];
        if (BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.WriteInt32LittleEndian(value, bytes);
        }
        else
        {
            BinaryPrimitives.WriteInt32BigEndian(value, bytes);
        }

        try
        {
            socket.SetRawSocketOption(SocketLevel, LowWater, value);
            Bytes = bytes;
        }
        catch (Exception refused) when (refused is SocketException or ObjectDisposedException)
        {
            _connection = null;
        }
    }
}
