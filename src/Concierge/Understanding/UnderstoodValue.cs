using System.Text.Json.Nodes;

namespace Concierge.Understanding;

/// <summary>A value and the words that mean it.</summary>
/// <param name="Value">The value: text, or a whole number for the party.</param>
/// <param name="Start">The position of the first character in the message; <see langword="null"/> where it is not one part of it.</param>
/// <param name="Length">The number of characters.</param>
internal sealed record UnderstoodValue(JsonNode Value, int? Start, int? Length);
