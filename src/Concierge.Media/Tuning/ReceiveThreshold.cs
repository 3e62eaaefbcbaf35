using System.Buffers.Binary;
using System.Net.Sockets;

namespace Concierge.Media.Tuning;

/// <summary>
/// Sets the number of received bytes at which the kernel reports a connection as readable (SO_RCVLOWAT), so that an incomplete chunk
/// of audio does not wake up the program. The kernel always reports the end of the connection at once. If the system does not support
/// the option, every byte is reported.
/// </summary>
/// <param name="connection">The connection; <see langword="null"/> if not available.</param>
internal sealed class ReceiveThreshold(Socket? connection)
{
    // asm-generic/socket.h
    private const int SocketLevel = 1;
    private const int ReceiveLowWatermark = 18;

    private Socket? _connection = OperatingSystem.IsLinux() ? connection : null;

    /// <summary>The current threshold in bytes; at least 1.</summary>
    public int Bytes { get; private set; } = 1;

    /// <summary>Sets the threshold. If that many bytes are already available, the connection is reported at once.</summary>
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
            socket.SetRawSocketOption(SocketLevel, ReceiveLowWatermark, value);
            Bytes = bytes;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            _connection = null;
        }
    }
}
