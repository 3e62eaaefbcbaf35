using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Concierge.Bench.Measures;

/// <summary>The figures that the probe in a .NET process reports.</summary>
/// <param name="Allocated">Bytes allocated since the process started.</param>
/// <param name="OldestCollections">Collections of the oldest generation.</param>
/// <param name="Collections">Collections of any generation.</param>
/// <param name="Heap">Bytes in use on the heap.</param>
/// <param name="PausedMicroseconds">Total pause of all collections since the process started.</param>
internal readonly record struct ProbeReading(long Allocated, long OldestCollections, long Collections, long Heap, long PausedMicroseconds)
{
    /// <summary>Queries the probe.</summary>
    /// <param name="socketPath">Where it listens.</param>
    /// <param name="collect">Whether the process collects its garbage first.</param>
    public static async Task<ProbeReading> QueryAsync(string socketPath, bool collect)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath));
        await socket.SendAsync(new[] { collect ? (byte)'c' : (byte)'r' });
        var answer = new byte[256];
        var length = await socket.ReceiveAsync(answer);
        var numbers = Encoding.ASCII.GetString(answer, 0, length).Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new ProbeReading(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }
}
