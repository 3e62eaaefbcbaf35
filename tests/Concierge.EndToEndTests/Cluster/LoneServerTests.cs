using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Cluster;

/// <summary>A server that is alone.</summary>
public sealed class LoneServerTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [SkippableFact]
    public async Task Serve_WithoutACluster_LoadsNothingOfIt()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The loaded files of a process are read from /proc.");
        await using var server = await ConciergeServerProcess.StartAsync(_home, LoopbackPorts.FindFreePort());
        using var live = await server.Client.GetAsync("/health/live");
        live.EnsureSuccessStatusCode();

        var loaded = (await File.ReadAllLinesAsync($"/proc/{server.Process.Id}/maps"))
            .Select(line => Path.GetFileName(line.Split(' ')[^1]))
            .Where(file => file.EndsWith(".dll", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ToList();

        loaded.ShouldContain("Concierge.Server.dll");
        loaded.ShouldNotContain(file => file.StartsWith("Orleans", StringComparison.Ordinal) || file.StartsWith("Yarp", StringComparison.Ordinal));
        loaded.ShouldNotContain("Concierge.Cluster.dll");

        // The MCP server is loaded with its first client.
        loaded.ShouldNotContain(file => file.StartsWith("ModelContextProtocol", StringComparison.Ordinal));
        loaded.ShouldNotContain("Concierge.Mcp.dll");
    }

    [Fact]
    public async Task Serve_WithTheFormerSetting_NamesTheNewOne()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["CONCIERGE_PEERS"] = "http://10.0.0.2:8080" };

        var (exitCode, _, errors) = await ConciergeProcess.RunAsync(_home, ["serve", "--port", "0"], settings);

        exitCode.ShouldNotBe(0);
        errors.ShouldContain("setting.removed");
        errors.ShouldContain("CONCIERGE_CLUSTER");
    }

    public void Dispose() => _home.Dispose();
}
