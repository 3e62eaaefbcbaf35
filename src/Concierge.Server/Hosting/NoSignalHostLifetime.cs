using Microsoft.Extensions.Hosting;

namespace Concierge.Server.Hosting;

/// <summary>
/// A host lifetime that ignores Ctrl-C and SIGTERM. The program handles them: it first hangs up and reports the outcome, and needs the running
/// server for that.
/// </summary>
internal sealed class NoSignalHostLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
