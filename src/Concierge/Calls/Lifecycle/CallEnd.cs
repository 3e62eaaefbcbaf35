using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Calls.Lifecycle;

/// <summary>
/// The end of one attempt of a call. Many sides ask for it: the carrier, the callee, the agent, the guest, a fault, the time limit. The first
/// one decides. Thread-safe.
/// </summary>
internal sealed class CallEnd(Call call) : IDisposable
{
    private readonly TaskCompletionSource _decided = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _streams = new();
    private ConciergeError? _error;

    /// <summary>Completes when the end is decided. Its continuations run on the thread pool: the side that ends the call may be a receive loop.</summary>
    public Task Decided => _decided.Task;

    /// <summary>Whether the end is decided.</summary>
    public bool IsDecided => _decided.Task.IsCompleted || call.Ending is not null;

    /// <summary>The error with which the call ended; <see langword="null"/> if there was none.</summary>
    public ConciergeError? Error => Volatile.Read(ref _error);

    /// <summary>Cancelled when the call is hung up. The media stream must then be closed.</summary>
    public CancellationToken StreamToken => _streams.Token;

    /// <summary>Asks for the end of the call.</summary>
    public void Request(CallEndReason reason, ConciergeError? error = null)
    {
        // The next attempt of the call has its own end.
        if (!_decided.Task.IsCompleted && call.TryEnd(reason))
        {
            Volatile.Write(ref _error, error);
            _decided.TrySetResult();
        }
    }

    /// <summary>Applies a status of the carrier, which may be final.</summary>
    /// <returns>Whether it decided the end.</returns>
    public bool Apply(CarrierStatus status) => call.OnCarrierStatus(status) && _decided.TrySetResult();

    /// <summary>Closes the media stream.</summary>
    public Task CloseStreamAsync() => _streams.CancelAsync();

    /// <inheritdoc/>
    public void Dispose() => _streams.Dispose();
}
