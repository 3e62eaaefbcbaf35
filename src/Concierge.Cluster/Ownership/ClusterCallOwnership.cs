using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Contracts;
using Concierge.Storage.Calls;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Cluster.Ownership;

/// <summary>
/// Notices that this process was paused, and then does nothing for any call before it has asked the table of calls which ones other servers have adopted
/// meanwhile.
/// </summary>
/// <param name="getCalls">Returns the calls of this server, which need this object themselves.</param>
/// <param name="owners">The table of calls.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class ClusterCallOwnership(
    Func<CallManager> getCalls, CallOwnerTable owners, TimeProvider timeProvider, ILogger<ClusterCallOwnership> logger)
    : ICallOwnership, IHostedService, IDisposable
{
    private static readonly TimeSpan BeatPeriod = TimeSpan.FromMilliseconds(100);

    // Shorter than any time in which the cluster declares a server dead.
    private static readonly TimeSpan MaxPause = TimeSpan.FromMilliseconds(800);

    // The callee of a call that ends is not kept on the line for a database.
    private static readonly TimeSpan MaxAsking = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stopping = new();
    private long _lastBeat = timeProvider.GetTimestamp();
    private Task _asking = Task.CompletedTask;
    private ITimer? _timer;

    /// <inheritdoc/>
    public bool IsCertain => timeProvider.GetElapsedTime(Volatile.Read(ref _lastBeat)) <= MaxPause;

    /// <inheritdoc/>
    public async ValueTask<bool> ConfirmAsync(Call call, CancellationToken cancellationToken)
    {
        if (!IsCertain)
        {
            await GetAnswerAsync().WaitAsync(cancellationToken);
        }

        return getCalls().TryGetSession(call.Id, out var session) && ReferenceEquals(session.Call, call);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> AskAsync(Call call, CancellationToken cancellationToken)
    {
        if (!IsCertain)
        {
            return await ConfirmAsync(call, cancellationToken);
        }

        try
        {
            await RelinquishLostAsync([call]).WaitAsync(MaxAsking, timeProvider, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Without the database no server adopts a call. Whatever the cause is, a call that ends must be hung up.
            LogNotAnswered((exception as ConciergeException)?.Error.Code ?? exception.GetType().Name);
        }

        return getCalls().TryGetSession(call.Id, out var session) && ReferenceEquals(session.Call, call);
    }

    /// <summary>Behaves as after a pause: asks before anything else is done.</summary>
    public void Doubt() => Volatile.Write(ref _lastBeat, timeProvider.GetTimestamp() - (long)(2 * MaxPause.TotalSeconds * timeProvider.TimestampFrequency));

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The server has no calls before it has started, and its start takes longer than a pause may.
        Volatile.Write(ref _lastBeat, timeProvider.GetTimestamp());
        _timer = timeProvider.CreateTimer(_ => Beat(), null, TimeSpan.Zero, BeatPeriod);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // The calls that end while the server stops are still its own: the beat continues until the end of the process.
        await _stopping.CancelAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        _stopping.Dispose();
    }

    private void Beat()
    {
        if (IsCertain)
        {
            Volatile.Write(ref _lastBeat, timeProvider.GetTimestamp());
        }
        else
        {
            _ = GetAnswerAsync();
        }
    }

    private Task GetAnswerAsync()
    {
        lock (_lock)
        {
            return IsCertain ? Task.CompletedTask : _asking = _asking.IsCompleted ? Task.Run(AskAsync) : _asking;
        }
    }

    private async Task AskAsync()
    {
        LogPaused(timeProvider.GetElapsedTime(Volatile.Read(ref _lastBeat)).TotalMilliseconds);
        while (!_stopping.IsCancellationRequested)
        {
            var askedAt = timeProvider.GetTimestamp();
            try
            {
                await RelinquishLostCallsAsync();

                // The process may have been paused again before the answer came.
                if (timeProvider.GetElapsedTime(askedAt) <= MaxPause)
                {
                    Volatile.Write(ref _lastBeat, timeProvider.GetTimestamp());
                    return;
                }
            }
            catch (ConciergeException exception)
            {
                LogNotAnswered(exception.Error.Code);
                await Task.Delay(RetryDelay, timeProvider, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task RelinquishLostCallsAsync()
    {
        var own = getCalls().GetCalls().Where(call => !call.Completion.IsCompleted).ToList();
        if (own.Count > 0)
        {
            await RelinquishLostAsync(own);
        }
    }

    private async Task RelinquishLostAsync(IReadOnlyList<Call> own)
    {
        var calls = getCalls();
        var generations = await owners.GetGenerationsAsync([.. own.Select(call => call.Id)], CancellationToken.None);
        foreach (var call in own)
        {
            if (generations.TryGetValue(call.Id, out var generation) && generation > call.Generation)
            {
                LogLost(call.Id);
                calls.Relinquish(call);
            }
        }
    }

    [LoggerMessage(2811, LogLevel.Warning, "This process was paused for {Milliseconds:0} ms: it asks which calls are still its own")]
    private partial void LogPaused(double milliseconds);

    [LoggerMessage(2812, LogLevel.Warning, "The database cannot say which calls are still this server's own ({Code})")]
    private partial void LogNotAnswered(string code);

    [LoggerMessage(2813, LogLevel.Warning, "Call {CallId}: another server has adopted it")]
    private partial void LogLost(string callId);
}
