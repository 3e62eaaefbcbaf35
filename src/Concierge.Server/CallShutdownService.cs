using Concierge.Calls.Lifecycle;
using Microsoft.Extensions.Hosting;

namespace Concierge.Server;

/// <summary>Hangs up every call before the web server stops serving Twilio's requests.</summary>
internal sealed class CallShutdownService(CallManager calls) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => calls.DisposeAsync().AsTask().WaitAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
