using System.Globalization;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Concierge.Media.Tuning;

/// <summary>
/// Has what a call's own connections bring handled by the thread that waits for sockets, instead of being handed to a worker
/// of the pool: two changes of thread less for each message (docs/decisions/0022). Whoever handles it must not block, since
/// every other socket of that thread waits meanwhile; <see cref="Leave"/> goes on in the pool.
/// </summary>
/// <remarks>
/// The runtime offers this for all sockets of a process only (<c>DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS</c>), where no
/// library could ever block again; for one socket it keeps the switch to itself. Where a runtime or a system has none,
/// messages go by the pool.
/// </remarks>
internal static class InlineCompletions
{
    // Read by the runtime when the first socket is used: github.com/dotnet/runtime, SocketAsyncEngine.Unix.cs.
    private const string WaitingThreads = "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT";

    /// <summary>Lets as many threads wait for sockets as there are processors, as the runtime does where all sockets are handled so. Before the first socket is used; a setting from outside is kept.</summary>
    public static void UseAllProcessors()
    {
        if (Environment.GetEnvironmentVariable(WaitingThreads) is null)
        {
            Environment.SetEnvironmentVariable(WaitingThreads, Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Turns it on or off for one connection.</summary>
    /// <returns>Whether the runtime can.</returns>
    public static bool Set(Socket? connection, bool on)
    {
        if (connection is null || !OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            Prefer(connection, on);
            return true;
        }
        catch (MissingMethodException)
        {
            return false;
        }
    }

    /// <summary>To be awaited: goes on in the pool, where waiting harms nobody; at once if that is where it is.</summary>
    public static PoolAwaitable Leave() => default;

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_PreferInlineCompletions")]
    private static extern void Prefer(Socket socket, bool on);
}
