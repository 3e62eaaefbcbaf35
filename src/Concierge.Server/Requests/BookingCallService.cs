using Concierge.Agents.Changes;
using Concierge.Agents.Guardrails;
using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Reservations;

namespace Concierge.Server.Requests;

/// <summary>Places and follows the calls that change or cancel a booking of the book.</summary>
internal sealed class BookingCallService(IReservationCallService caller, CallManager calls, BookingChanges changes, IBookingChangeReader reader)
{
    public static ConciergeError NotFound { get; } = new(
        "reservation.not_found", "There is no such booking.", "concierge reservations list --all shows every booking with its id.");

    /// <summary>Prepares the call that cancels a booking.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="callWhenOpen">Whether a restaurant that is closed now is called when it opens.</param>
    /// <param name="cancellationToken">Cancels the preparation.</param>
    /// <exception cref="ConciergeException">The booking is cancelled or past (<c>reservation.cancelled</c>, <c>reservation.past</c>).</exception>
    public Task<ReservationDetails> PrepareCancellationAsync(Booking booking, bool callWhenOpen, CancellationToken cancellationToken) =>
        changes.PrepareCancellationAsync(booking, callWhenOpen, cancellationToken);

    /// <summary>Prepares the call that changes a booking.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="text">What is to be different, in words.</param>
    /// <param name="callWhenOpen">Whether a restaurant that is closed now is called when it opens; the words may say so too.</param>
    /// <param name="cancellationToken">Cancels the preparation.</param>
    /// <exception cref="ConciergeException">
    /// The booking is cancelled or past, the guardrails refuse the words, the words do not say what to change
    /// (<c>request.change</c>), the table is booked like that already
    /// (<c>reservation.unchanged</c>), or what the words say cannot be (<c>request.…</c>).
    /// </exception>
    public async Task<ReservationDetails> PrepareChangeAsync(Booking booking, string? text, bool callWhenOpen, CancellationToken cancellationToken)
    {
        // A closed booking is refused before a language model is asked.
        changes.ThrowIfClosed(booking);
        if (GuardrailSet.Standard.Check(text) is { } refusal)
        {
            throw new ConciergeException(refusal);
        }

        var wanted = await reader.ReadAsync(booking, text!, cancellationToken);
        return await changes.PrepareChangeAsync(booking, wanted with { CallWhenOpen = callWhenOpen || wanted.CallWhenOpen }, cancellationToken);
    }

    /// <summary>Prepares the call that changes a booking, from fields.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="body">What is to be different.</param>
    /// <param name="callWhenOpen">Whether a restaurant that is closed now is called when it opens.</param>
    /// <param name="cancellationToken">Cancels the preparation.</param>
    /// <exception cref="ConciergeException">
    /// The booking is cancelled or past, a day or a time is not understood, nothing is to be different (<c>request.change</c>,
    /// <c>reservation.unchanged</c>), or what the fields say cannot be (<c>request.…</c>).
    /// </exception>
    public async Task<ReservationDetails> PrepareChangeAsync(Booking booking, ChangeBody body, bool callWhenOpen, CancellationToken cancellationToken)
    {
        changes.ThrowIfClosed(booking);
        var wanted = BookingChangeFields.Read(body, changes.GetToday(booking));
        return wanted.IsEmpty
            ? throw new ConciergeException(new(
                "request.change", "The request does not say what to change.", "Send a text such as \"make it 5 people\", or a field such as party_size."))
            : await changes.PrepareChangeAsync(booking, wanted with { CallWhenOpen = callWhenOpen }, cancellationToken);
    }

    /// <summary>Places the call.</summary>
    /// <exception cref="ConciergeException">The call was refused; the restaurant was not called.</exception>
    public Task<string> StartAsync(ReservationDetails details, CancellationToken cancellationToken) => caller.StartAsync(details, cancellationToken);

    /// <summary>Everything that happens in the call.</summary>
    public IAsyncEnumerable<CallEvent> FollowAsync(string callId, CancellationToken cancellationToken) =>
        calls.GetOwn(callId).FollowAsync(after: 0, cancellationToken);

    /// <summary>Waits for the call's result.</summary>
    public Task<VoiceCallResult> WaitAsync(string callId, CancellationToken cancellationToken) => caller.WaitForCompletionAsync(callId, cancellationToken);
}
