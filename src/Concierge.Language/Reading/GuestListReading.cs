namespace Concierge.Language.Reading;

/// <summary>A list of people that together are the party.</summary>
/// <param name="Start">The position of the first character in the sentence.</param>
/// <param name="End">The position after the last character.</param>
/// <param name="Count">How many they are; <see langword="null"/> if a member's number is unknown ("me and the kids").</param>
internal sealed record GuestListReading(int Start, int End, int? Count);
