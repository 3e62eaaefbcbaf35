using System.Text.Json.Nodes;

namespace Concierge.Understanding;

/// <summary>What was understood of a message.</summary>
internal sealed record UnderstoodRequest
{
    /// <summary>The name that the message came with.</summary>
    public JsonNode? Id { get; init; }

    /// <summary>What the guest wants: <c>book</c>, <c>search</c>, <c>change</c>, <c>cancel</c>, <c>question</c>, <c>smalltalk</c> or <c>other</c>.</summary>
    public required string Intent { get; init; }

    /// <summary>The slots that are certain; absent where the message contains several bookings.</summary>
    public SortedDictionary<string, UnderstoodValue>? Slots { get; init; }

    /// <summary>The slots that must be asked about, each with the possible values as far as they are known.</summary>
    public SortedDictionary<string, IReadOnlyList<JsonNode>>? Ambiguous { get; init; }

    /// <summary>What the guest also accepts: <c>time</c>, <c>date</c>, <c>restaurant</c>, <c>party</c>, <c>earliest</c>, <c>latest</c>.</summary>
    public JsonObject? Alternatives { get; init; }

    /// <summary>The bookings, where the message contains several.</summary>
    public IReadOnlyList<SortedDictionary<string, UnderstoodValue>>? Bookings { get; init; }

    /// <summary>The parts of the message that were not used.</summary>
    public required IReadOnlyList<UnderstoodValue> NotUsed { get; init; }

    /// <summary>What the guest would be asked next; absent when nothing is missing.</summary>
    public string? Question { get; init; }
}
