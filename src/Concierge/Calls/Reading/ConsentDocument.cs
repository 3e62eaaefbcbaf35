namespace Concierge.Calls.Reading;

/// <summary>What a guest accepts beside the wanted table, in a <see cref="CallDocument"/>.</summary>
/// <param name="EarliestTime">HH:MM.</param>
/// <param name="LatestTime">HH:MM.</param>
/// <param name="OtherDates">Each YYYY-MM-DD.</param>
/// <param name="SmallestParty">The smallest number of people.</param>
/// <param name="Seating">The seating, in words.</param>
internal sealed record ConsentDocument(string? EarliestTime, string? LatestTime, IReadOnlyList<string>? OtherDates, int? SmallestParty, string? Seating);
