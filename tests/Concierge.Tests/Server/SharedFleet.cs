namespace Concierge.Tests.Server;

/// <summary>One fleet of two servers for all tests of a class.</summary>
public sealed class SharedFleet : IAsyncLifetime
{
    internal FleetTestHost Fleet { get; private set; } = null!;

    public async Task InitializeAsync() => Fleet = await FleetTestHost.StartAsync(2);

    public async Task DisposeAsync() => await Fleet.DisposeAsync();
}
