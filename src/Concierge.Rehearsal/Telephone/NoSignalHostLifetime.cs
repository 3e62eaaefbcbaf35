using Microsoft.Extensions.Hosting;

namespace Concierge.Rehearsal.Telephone;

/// <summary>A host that leaves Ctrl-C to the program: a stand-in that stops by itself would fail the call that the program is about to hang up.</summary>
internal sealed class NoSignalHostLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
