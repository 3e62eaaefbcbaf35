using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;

namespace Concierge.Calls;

/// <summary>Places reservation calls: the part of the call's life that agents and the API see.</summary>
public interface IReservationCalls
{
    /// <summary>What keeps any call from being placed: a missing account or address; <see langword="null"/> when nothing does.</summary>
    ConciergeError? Unavailable { get; }

    /// <summary>Checks settings, number, opening hours and limits, creates the call's state and asks the carrier to dial; or, when the restaurant is closed and the guest wants that, waits until it opens.</summary>
    /// <returns>The call's id, once the carrier has accepted it or the call waits.</returns>
    /// <exception cref="ConciergeException">The call was refused or the carrier did not accept it; nothing is being dialled.</exception>
    Task<string> StartAsync(ReservationDetails details, CancellationToken cancellationToken);

    /// <summary>Waits until the call has ended, with every attempt to reach the restaurant.</summary>
    /// <exception cref="ConciergeException">The call is not known (<c>call.not_found</c>).</exception>
    /// <remarks>Cancelling stops the waiting, not the call: see <see cref="HangUpAsync"/>.</remarks>
    Task<VoiceCallResult> WaitForCompletionAsync(string callId, CancellationToken cancellationToken);

    /// <summary>Ends a call that is under way. Harmless when it has ended already.</summary>
    /// <exception cref="ConciergeException">The call is not known (<c>call.not_found</c>).</exception>
    Task HangUpAsync(string callId, CancellationToken cancellationToken);

    /// <summary>Answers what the restaurant wants to know while it holds the line (<c>ask_customer</c>).</summary>
    /// <param name="callId">The call.</param>
    /// <param name="questionId">Which question; <see langword="null"/> for the one that is open.</param>
    /// <param name="answer">The guest's words; <see langword="null"/> when the guest does not want to answer.</param>
    /// <exception cref="ConciergeException">The call is not known (<c>call.not_found</c>), or the question is not open (<c>call.question_not_open</c>).</exception>
    void Answer(string callId, string? questionId, string? answer);
}
