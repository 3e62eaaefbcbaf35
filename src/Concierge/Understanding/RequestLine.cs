using System.Text.Json.Nodes;

namespace Concierge.Understanding;

/// <summary>A message to understand: one line of the input of <c>concierge understand</c>, described in docs/understanding.md.</summary>
internal sealed record RequestLine
{
    /// <summary>The message's own name, text or a number, which the answer repeats.</summary>
    public JsonNode? Id { get; init; }

    /// <summary>The local time at which it is said, <c>2026-11-29T10:00</c>.</summary>
    public string? Now { get; init; }

    /// <summary>
    /// The slot that the program has just asked for: <c>restaurant</c>, <c>party</c>, <c>date</c>, <c>time</c>, <c>name</c>, <c>cuisine</c> or
    /// <c>place</c>.
    /// </summary>
    public string? Asked { get; init; }

    /// <summary>The guest's words.</summary>
    public string? Text { get; init; }
}
