namespace Concierge.Language.Reading;

/// <summary>Words that may name a place.</summary>
/// <param name="Start">The position of the first character in the sentence.</param>
/// <param name="End">The position after the last character that belongs to the place ("the Georgia area").</param>
/// <param name="Name">The place as the guest wrote it, without a state's abbreviation.</param>
/// <param name="Rank">How certain it is that the guest looks for a restaurant there; 0 if the guest only mentions the place.</param>
internal sealed record PlaceCandidate(int Start, int End, string Name, int Rank);
