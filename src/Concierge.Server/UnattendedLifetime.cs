using Microsoft.Extensions.Hosting;

namespace Concierge.Server;

/// <summary>Leaves Ctrl-C and SIGTERM to the program, which hangs up and tells the outcome first: a host that stopped by itself would take the connection away over which that is asked and told.</summary>
internal sealed class UnattendedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
