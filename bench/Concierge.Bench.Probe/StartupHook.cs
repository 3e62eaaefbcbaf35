using System.Globalization;
using System.Net.Sockets;
using System.Text;

#pragma warning disable CA1050, MA0047 // The runtime looks for a type of this name without a namespace.
/// <summary>
/// The runtime loads it into the measured process (DOTNET_STARTUP_HOOKS). It reports the process's allocations over a Unix socket,
/// on one thread that sleeps until a query arrives. The program itself does not know of it.
/// </summary>
internal static class StartupHook
{
    /// <summary>The runtime calls this before the program's Main.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("CONCIERGE_BENCH_PROBE") is { Length: > 0 } path)
        {
            new Thread(() => Serve(path)) { IsBackground = true, Name = "bench probe" }.Start();
        }
    }

    private static void Serve(string path)
    {
        // The runtime chooses its socket engine at the first socket, from settings that the program makes: that must be the program's socket.
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
