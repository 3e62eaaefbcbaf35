using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Mcp;

/// <summary>One server with the rehearsal's network for all tests of a class, which run one after another.</summary>
public sealed class AssistantFixture : IAsyncLifetime
{
    private readonly TemporaryHome _home = new();
    private RehearsalServices? _services;
    private ConciergeServerProcess? _server;

    /// <summary>How many calls the tests have placed.</summary>
    public int Placed { get; set; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_services?.DisposeAsync() ?? ValueTask.CompletedTask);
        _home.Dispose();
    }

    /// <summary>How many calls the network has carried.</summary>
    public async Task<int> CountCallsAsync() => (await _services!.GetCallsAsync()).Count;

    // Not in InitializeAsync: a fixture cannot skip its tests.
    internal async Task<(TemporaryHome Home, ConciergeServerProcess Server)> StartAsync()
    {
        if (_server is null)
        {
            var port = LoopbackPorts.FindFreePort();
            _services = await RehearsalServices.StartAsync(_home, port);
            var settings = new Dictionary<string, string>(_services.Settings, StringComparer.Ordinal)
            {
                ["CALLS_PER_HOUR"] = "100",
                ["CALL_PAUSE_SECONDS"] = "0",
            };
            _server = await ConciergeServerProcess.StartAsync(_home, port, settings);
        }

        return (_home, _server);
    }
}
