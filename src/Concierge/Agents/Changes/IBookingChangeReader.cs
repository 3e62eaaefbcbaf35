using Concierge.Reservations;

namespace Concierge.Agents.Changes;

/// <summary>Reads in a guest's words what is to be different about a booking.</summary>
internal interface IBookingChangeReader
{
    /// <summary>Reads the words.</summary>
    /// <param name="booking">The booking that is to be changed.</param>
    /// <param name="text">The guest's words, which have passed the guardrails.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="Contracts.ConciergeException">
    /// <c>request.change</c>: the words do not say what to change, or may mean several things; <c>request.date</c>, <c>request.time</c>;
    /// or what the language model's client reports.
    /// </exception>
    Task<BookingChangeRequest> ReadAsync(Booking booking, string text, CancellationToken cancellationToken);
}
