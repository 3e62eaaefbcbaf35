using Concierge.EndToEndTests.Processes;
using Concierge.Tests.Storage;

namespace Concierge.EndToEndTests.Cluster;

/// <summary>Several servers over one PostgreSQL database, and the far ends of their calls.</summary>
internal sealed class ServerCluster : IAsyncDisposable
{
    private readonly List<TemporaryHome> _homes = [];
    private readonly List<ConciergeServerProcess> _servers = [];
    private readonly Dictionary<string, string> _settings;
    private readonly int[] _ports;
    private readonly bool _ownGroups;

    private ServerCluster(RehearsalServices services, int[] ports, string database, Dictionary<string, string> settings, bool ownGroups)
    {
        (Services, _ports, _ownGroups) = (services, ports, ownGroups);
        SiloPorts = [.. ports.Select(_ => LoopbackPorts.FindFreePort())];
        _settings = new Dictionary<string, string>(services.Settings, StringComparer.Ordinal)
        {
            ["CONCIERGE_DATABASE"] = database,
            ["CONCIERGE_DATA_KEY"] = Convert.ToBase64String(new byte[32]),
            ["CONCIERGE_CLUSTER"] = "tests",
            ["CONCIERGE_CLUSTER_NETWORK"] = "private",
            // A machine that is busy with other tests is not to be taken for a dead one.
            ["CONCIERGE_CLUSTER_PROBE_MS"] = Environment.GetEnvironmentVariable("CONCIERGE_CLUSTER_PROBE_MS") ?? "1000",
            ["CALLS_PER_RESTAURANT"] = "100",
            ["CALLS_PER_HOUR"] = "1000",
            ["CALLS_PER_DAY"] = "1000",
            ["MAX_CALLS"] = "50",
        };
        foreach (var (name, value) in settings)
        {
            _settings[name] = value;
        }
    }

    public RehearsalServices Services { get; }

    /// <summary>The ports at which the servers talk to each other.</summary>
    public int[] SiloPorts { get; }

    public ConciergeServerProcess this[int server] => _servers[server];

    /// <summary>What the servers have logged, for a test that fails.</summary>
    public string Log => string.Join(
        "\n", _servers.Select((server, number) => $"--- server {number}\n{server.Process.Output}\n{server.Process.Errors}"));

    /// <summary>Starts the far ends and the servers.</summary>
    /// <param name="postgres">The database server.</param>
    /// <param name="home">Where the far ends run.</param>
    /// <param name="ports">The ports of the servers.</param>
    /// <param name="publicPort">The port to which the telephone network sends every request: that of a server, or of a proxy before them.</param>
    /// <param name="settings">More settings of the servers.</param>
    /// <param name="ownGroups">Whether each server runs under a group id of its own (<see cref="GetGroup"/>).</param>
    public static async Task<ServerCluster> StartAsync(
        PostgresTestServer postgres,
        TemporaryHome home,
        int[] ports,
        int publicPort,
        Dictionary<string, string>? settings = null,
        bool ownGroups = false)
    {
        var database = await postgres.CreateConnectionStringAsync();
        var services = await RehearsalServices.StartAsync(home, publicPort);
        var cluster = new ServerCluster(services, ports, database, settings ?? [], ownGroups);
        foreach (var port in ports)
        {
            await cluster.StartServerAsync(cluster._servers.Count);
        }

        return cluster;
    }

    /// <summary>The id of the group of a server that has one of its own.</summary>
    public static int GetGroup(int server) => 4240 + server;

    /// <summary>Starts a server, for the first time or again.</summary>
    public async Task StartServerAsync(int server)
    {
        // Each server is a machine of its own: nothing but the database is shared.
        var home = new TemporaryHome();
        _homes.Add(home);
        var settings = new Dictionary<string, string>(_settings, StringComparer.Ordinal)
        {
            ["CONCIERGE_CLUSTER_ADDRESS"] = $"127.0.0.1:{SiloPorts[server]}",
        };
        var started = await ConciergeServerProcess.StartAsync(home, _ports[server], settings, group: _ownGroups ? GetGroup(server) : null);
        if (server < _servers.Count)
        {
            await _servers[server].DisposeAsync();
            _servers[server] = started;
        }
        else
        {
            _servers.Add(started);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        await Services.DisposeAsync();
        foreach (var home in _homes)
        {
            home.Dispose();
        }
    }
}
