using NodaTime;

namespace Concierge.Language;

/// <summary>The present day and time of a booking that the guest wants to change.</summary>
/// <param name="Date">The day, or <see langword="null"/> if the sentence does not name it.</param>
/// <param name="Time">The time, or <see langword="null"/> if the sentence does not name it.</param>
internal sealed record PresentBooking(LocalDate? Date, LocalTime? Time);
