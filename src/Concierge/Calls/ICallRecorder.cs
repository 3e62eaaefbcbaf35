using Concierge.Calls.Results;
using Concierge.Contracts;
namespace Concierge.Calls;

/// <summary>Stores the progress of every call, so that it is known after the process has ended.</summary>
internal interface ICallRecorder
{
    /// <summary>Stores that a number is about to be dialled. Waits for the database for a few seconds at most.</summary>
    /// <exception cref="ConciergeException">
    /// It cannot be stored (<c>storage.…</c>), or another process has taken the call (<c>call.taken_over</c>). The number must not be dialled then.
    /// </exception>
    Task RecordDiallingAsync(Call call, CancellationToken cancellationToken);

    /// <summary>Whether another process makes the scheduled attempts of this one when this one ends.</summary>
    bool KeepsScheduledCalls { get; }

    /// <summary>Stores a call that waits for its first attempt. Waits for the database for a few seconds at most.</summary>
    /// <exception cref="ConciergeException">It cannot be stored (<c>storage.…</c>). The call must not be promised then.</exception>
    Task RecordScheduledAsync(Call call, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a change of a call: its status, the carrier's status, its SID, a scheduled retry, what the restaurant has agreed to. Does not wait and
    /// never throws.
    /// </summary>
    void RecordProgress(Call call);

    /// <summary>Continues to store a call that this server has adopted. Does not wait and never throws.</summary>
    void RecordAdoption(Call call);

    /// <summary>
    /// Stores the outcome of a call. Waits at most two seconds: if it is not stored by then, attempts continue in the background until one
    /// succeeds. Never throws.
    /// </summary>
    Task<RecordedOutcome> RecordFinishedAsync(Call call, VoiceCallResult result);
}
