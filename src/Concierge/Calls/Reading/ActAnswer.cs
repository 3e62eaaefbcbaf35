using System.Text.Json;

namespace Concierge.Calls.Reading;

/// <summary>An act in a chat model's answer. Its values may have any type: a wrong one is no value.</summary>
internal sealed record ActAnswer
{
    /// <summary>The number of the turn.</summary>
    public JsonElement Turn { get; init; }

    /// <summary>The name of the act.</summary>
    public JsonElement Act { get; init; }

    /// <summary>The words.</summary>
    public JsonElement Quote { get; init; }

    /// <summary>YYYY-MM-DD.</summary>
    public JsonElement Date { get; init; }

    /// <summary>HH:MM.</summary>
    public JsonElement Time { get; init; }

    /// <summary>The number of people.</summary>
    public JsonElement PartySize { get; init; }

    /// <summary>The confirmation number.</summary>
    public JsonElement ConfirmationNumber { get; init; }
}
