using System.Globalization;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Concierge.Media.Tuning;

/// <summary>
/// Runs the continuations of socket operations inline on the socket's event thread instead of on the thread pool, which saves two thread
/// switches for each message (docs/decisions/0022). A continuation must not block, because all sockets of the thread would wait;
/// <see cref="SwitchToThreadPool"/> switches to the thread pool.
/// </summary>
/// <remarks>
/// The public switch (<c>DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS</c>) applies to all sockets of the process, and no library in it could
/// then block safely. The switch for a single socket is an internal property. If a runtime or a system has no such property, continuations
/// run on the thread pool.
/// </remarks>
internal static class InlineCompletions
{
    // The runtime reads this variable when the first socket is used: github.com/dotnet/runtime, SocketAsyncEngine.Unix.cs.
    private const string ThreadCountVariable = "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT";

    /// <summary>
    /// Sets the number of socket event threads to the number of processors, as the runtime does when all sockets complete inline. Call it
    /// before the first socket is used. It keeps a value that the environment already sets.
    /// </summary>
    public static void UseAllProcessors()
    {
        if (Environment.GetEnvironmentVariable(ThreadCountVariable) is null)
        {
            Environment.SetEnvironmentVariable(ThreadCountVariable, Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Turns inline completions on or off for one connection.</summary>
    /// <returns>Whether the runtime supports it.</returns>
    public static bool SetEnabled(Socket? connection, bool on)
    {
        if (connection is null || !OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            SetPreferInlineCompletions(connection, on);
            return true;
        }
        catch (MissingMethodException)
        {
            return false;
        }
    }

    /// <summary>
    /// Returns an awaitable that continues on the thread pool, where blocking is allowed. It completes synchronously on a thread-pool
    /// thread.
    /// </summary>
    public static ThreadPoolAwaitable SwitchToThreadPool() => default;

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_PreferInlineCompletions")]
    private static extern void SetPreferInlineCompletions(Socket socket, bool on);
}
