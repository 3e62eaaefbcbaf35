using NodaTime;

namespace Concierge.Calls.Questions;

/// <summary>A question to the guest while the restaurant holds the line.</summary>
/// <param name="Id">The id that the answer refers to.</param>
/// <param name="Text">The question in one sentence.</param>
/// <param name="Date">The offered date, if any.</param>
/// <param name="Time">The offered time, if any.</param>
/// <param name="PartySize">The offered party size, if any.</param>
/// <param name="Timeout">The timeout for the answer.</param>
public sealed record GuestQuestion(string Id, string Text, LocalDate? Date, LocalTime? Time, int? PartySize, TimeSpan Timeout);
