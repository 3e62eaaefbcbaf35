using System.Globalization;
using System.Net.Sockets;
using System.Text;

#pragma warning disable CA1050, MA0047 // The runtime looks for a type of this name without a namespace.
/// <summary>
/// Loaded by the runtime into a process that is measured (DOTNET_STARTUP_HOOKS), which then tells over a Unix socket what it
/// has allocated. One thread that sleeps until it is asked: the program itself knows nothing of it.
/// </summary>
internal static class StartupHook
{
    /// <summary>Called by the runtime before the program's own Main.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("CONCIERGE_BENCH_PROBE") is { Length: > 0 } path)
        {
            new Thread(() => Serve(path)) { IsBackground = true, Name = "bench probe" }.Start();
        }
    }

    private static void Serve(string path)
    {
        // The runtime decides once, at the first socket, how sockets work: that must be the program's own.
        while (!File.Exists(path + ".go"))
        {
            Thread.Sleep(20);
        }

        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        var question = new byte[1];
        while (true)
        {
            using var socket = listener.Accept();
            var collects = socket.Receive(question) == 1 && question[0] == (byte)'c';
            var heap = GC.GetTotalMemory(collects);
            socket.Send(Encoding.ASCII.GetBytes(string.Create(
                CultureInfo.InvariantCulture,
                $"{GC.GetTotalAllocatedBytes(precise: true)} {GC.CollectionCount(2)} {GC.CollectionCount(0)} {heap} {(long)GC.GetTotalPauseDuration().TotalMicroseconds}")));
        }
    }
}
