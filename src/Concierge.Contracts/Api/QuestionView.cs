namespace Concierge.Contracts.Api;

/// <summary>A question to the guest while the restaurant holds the line.</summary>
/// <param name="Id">The id to send with the answer.</param>
/// <param name="Text">The question.</param>
/// <param name="Date">The offered date, YYYY-MM-DD, if any.</param>
/// <param name="Time">The offered time, HH:MM, if any.</param>
/// <param name="PartySize">The offered party size, if any.</param>
/// <param name="PatienceSeconds">The timeout for the answer, in seconds.</param>
public sealed record QuestionView(string Id, string Text, string? Date, string? Time, int? PartySize, double PatienceSeconds);
