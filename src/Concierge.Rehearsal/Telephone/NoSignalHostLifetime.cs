using Microsoft.Extensions.Hosting;

namespace Concierge.Rehearsal.Telephone;

/// <summary>
/// A host lifetime that ignores Ctrl-C. The program handles Ctrl-C itself: a stand-in that stopped first would make the call fail before the
/// program can hang up.
/// </summary>
internal sealed class NoSignalHostLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
