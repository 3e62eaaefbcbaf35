using NodaTime;

namespace Concierge.Calls.Questions;

/// <summary>Something the restaurant wants to know of the guest while it holds the line.</summary>
/// <param name="Id">Names the question when it is answered.</param>
/// <param name="Text">The question, as a sentence to the guest.</param>
/// <param name="Date">The day offered, if one is.</param>
/// <param name="Time">The time offered, if one is.</param>
/// <param name="PartySize">The party size offered, if one is.</param>
/// <param name="Patience">How long an answer is waited for.</param>
public sealed record CustomerQuestion(string Id, string Text, LocalDate? Date, LocalTime? Time, int? PartySize, TimeSpan Patience);
