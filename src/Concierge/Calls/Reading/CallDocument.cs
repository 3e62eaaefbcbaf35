using System.Text.Json.Serialization;

namespace Concierge.Calls.Reading;

/// <summary>A call as a chat model receives it: data only, so that no words of a turn stand beside the instructions.</summary>
/// <param name="Now">The restaurant's local time at the start of the call.</param>
/// <param name="Purpose">book, change or cancel.</param>
/// <param name="Wanted">The table that is wanted; for a cancellation, the booked one.</param>
/// <param name="Existing">The booking that is to be changed or cancelled.</param>
/// <param name="Accepted">What else the guest accepts.</param>
/// <param name="Turns">The conversation in order.</param>
internal sealed record CallDocument(
    [property: JsonPropertyOrder(0)] string Now,
    [property: JsonPropertyOrder(1)] string Purpose,
    [property: JsonPropertyOrder(2)] TableDocument Wanted,
    [property: JsonPropertyOrder(3)] TableDocument? Existing,
    [property: JsonPropertyOrder(4)] ConsentDocument? Accepted,
    [property: JsonPropertyOrder(5)] IReadOnlyList<TurnDocument> Turns);
