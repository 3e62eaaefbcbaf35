namespace Concierge.Tests.Server;

/// <summary>One server for all tests of a class.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    internal ServerTestHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await ServerTestHost.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
