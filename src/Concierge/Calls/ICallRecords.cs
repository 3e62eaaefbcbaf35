using Concierge.Calls.Results;
using Concierge.Contracts;
namespace Concierge.Calls;

/// <summary>Told of every call's course, so that it is known after this process is gone.</summary>
internal interface ICallRecords
{
    /// <summary>A line is about to be dialled.</summary>
    /// <exception cref="ConciergeException">It cannot be written down (<c>storage.…</c>); nothing may be dialled then.</exception>
    Task DiallingAsync(Call call, CancellationToken cancellationToken);

    /// <summary>Something about a call has changed: its status, the carrier's, its SID, that it is dialled again. Does not wait, and never fails.</summary>
    void Progressed(Call call);

    /// <summary>This process holds a call now that another began. Does not wait, and never fails.</summary>
    void TakenUp(Call call);

    /// <summary>A call is over. What came of it is written before anybody is told; when it cannot be, that is tried on beside, and the call is told as it is. Never fails.</summary>
    Task<CallRecording> FinishedAsync(Call call, VoiceCallResult result);
}
