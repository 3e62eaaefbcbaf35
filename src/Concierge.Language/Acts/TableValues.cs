using NodaTime;

namespace Concierge.Language.Acts;

/// <summary>The values of a table that a clause names.</summary>
/// <param name="Weekdays">The days of the week, "today" and "tomorrow" among them.</param>
/// <param name="DayOfMonth">The day of the month.</param>
/// <param name="PartySize">The number of people.</param>
internal sealed record TableValues(IReadOnlyList<IsoDayOfWeek> Weekdays, int? DayOfMonth, int? PartySize);
