using Concierge.Calls.Results;
using Concierge.Reservations;
using NodaTime;

namespace Concierge.Calls.Reading;

/// <summary>Reads what the restaurant did in a call, beside the rules.</summary>
internal interface ITranscriptReader
{
    /// <summary>Reads a call.</summary>
    /// <param name="details">What the guest asked for.</param>
    /// <param name="now">The restaurant's local time at the start of the call.</param>
    /// <param name="transcript">The transcript so far.</param>
    /// <param name="cancellationToken">Abandons the reading.</param>
    /// <returns><see langword="null"/> when the reader gave no answer that can be used.</returns>
    /// <exception cref="Contracts.ConciergeException">The reader cannot be reached, or refused.</exception>
    Task<ModelReading?> ReadAsync(ReservationDetails details, LocalDateTime now, IReadOnlyList<TranscriptTurn> transcript, CancellationToken cancellationToken);
}
