using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;

namespace Concierge.Calls;

/// <summary>Places reservation calls for the agents and the API.</summary>
public interface IReservationCallService
{
    /// <summary>Why no call can be placed (a missing account or public domain); <see langword="null"/> when calls can be placed.</summary>
    ConciergeError? UnavailableReason { get; }

    /// <summary>
    /// Checks settings, number, opening hours and limits, then asks the carrier to dial. If the restaurant is closed and the guest wants to
    /// wait, schedules the call for when it opens.
    /// </summary>
    /// <returns>The call's id, when the carrier has accepted the call or the call is scheduled.</returns>
    /// <exception cref="ConciergeException">The call was refused, or the carrier rejected it. Nothing is dialled.</exception>
    Task<string> StartAsync(ReservationDetails details, CancellationToken cancellationToken);

    /// <summary>Refuses a restaurant that is closed now or at the requested time, as <see cref="StartAsync"/> does. Nothing is dialled.</summary>
    /// <exception cref="ConciergeException"><c>restaurant.closed</c>, <c>restaurant.closed_then</c>.</exception>
    void ThrowIfClosed(ReservationDetails details);

    /// <summary>Waits until the call has ended, including all its attempts.</summary>
    /// <exception cref="ConciergeException">There is no such call (<c>call.not_found</c>).</exception>
    /// <remarks>Cancellation stops the waiting, not the call: see <see cref="HangUpAsync"/>.</remarks>
    Task<VoiceCallResult> WaitForCompletionAsync(string callId, CancellationToken cancellationToken);

    /// <summary>Ends a call that is in progress. Does nothing when it has ended already.</summary>
    /// <exception cref="ConciergeException">There is no such call (<c>call.not_found</c>).</exception>
    Task HangUpAsync(string callId, CancellationToken cancellationToken);

    /// <summary>Answers a question of the restaurant while it holds the line (<c>ask_customer</c>).</summary>
    /// <param name="callId">The call's id.</param>
    /// <param name="questionId">The question's id; <see langword="null"/> for the open question.</param>
    /// <param name="answer">The answer; <see langword="null"/> when the guest declines to answer.</param>
    /// <exception cref="ConciergeException">
    /// There is no such call (<c>call.not_found</c>), or the question is not open (<c>call.question_not_open</c>).
    /// </exception>
    void Answer(string callId, string? questionId, string? answer);
}
