using System.Net.Sockets;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Cluster;

/// <summary>Debian's haproxy before several servers: each request goes to the next server, without stickiness.</summary>
internal sealed class LoadBalancer : IAsyncDisposable
{
    private readonly ConciergeProcess _process;

    private LoadBalancer(ConciergeProcess process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>Starts it; skips the test where haproxy is not installed.</summary>
    /// <param name="home">Where it runs.</param>
    /// <param name="servers">The ports of the servers.</param>
    /// <param name="check">What it asks a server: one that does not answer 200 gets no requests.</param>
    public static async Task<LoadBalancer> StartAsync(TemporaryHome home, IEnumerable<int> servers, string check = "/health/live")
    {
        var program = Array.Find(["/usr/sbin/haproxy", "/usr/bin/haproxy"], File.Exists);
        Skip.If(program is null, "haproxy is not installed (apt-get install haproxy).");
        var port = LoopbackPorts.FindFreePort();
        var file = home.File("haproxy.cfg");
        await File.WriteAllTextAsync(file, $"""
            defaults
                mode http
                timeout connect 1s
                timeout client 5m
                timeout server 5m
                timeout tunnel 10m
                option redispatch
                retries 3
            frontend public
                bind 127.0.0.1:{port}
                default_backend servers
            backend servers
                balance roundrobin
                option httpchk GET {check}
                default-server inter 500ms fall 1 rise 1
            {string.Join('\n', servers.Select((server, number) => $"    server s{number} 127.0.0.1:{server} check"))}

            """);
        var process = ConciergeProcess.StartOther(home, program, ["-db", "-f", file]);
        await WaitAsync(port);
        return new LoadBalancer(process, port);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task WaitAsync(int port)
    {
        using var timeout = new CancellationTokenSource(ConciergeProcess.Timeout, TimeProvider.System);
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port, timeout.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, timeout.Token);
            }
        }
    }
}
