using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Microsoft.Extensions.Hosting;

namespace Concierge.Server;

/// <summary>Ends every call before the web server stops serving Twilio's requests: hands it over to another server, or hangs up.</summary>
internal sealed class CallShutdownService(CallManager calls, ICallHandover? handover = null) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (handover is not null)
        {
            await handover.HandOverAsync(cancellationToken);
        }

        await calls.DisposeAsync().AsTask().WaitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
