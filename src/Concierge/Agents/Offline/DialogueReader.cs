using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Concierge.Agents.Tools;
using Concierge.Contracts;
using Concierge.Language;
using Concierge.Reservations;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Offline;

/// <summary>Derives the state of a conversation from its messages alone, as a language model does.</summary>
internal sealed class DialogueReader(TimeProvider timeProvider)
{
    private readonly LocalClock _clock = new(timeProvider);

    /// <summary>Reads all messages in order.</summary>
    /// <param name="messages">The conversation, including the instructions.</param>
    /// <param name="nameKnown">Whether the instructions contain a default name.</param>
    public Dialogue Read(IReadOnlyList<ChatMessage> messages, bool nameKnown)
    {
        var dialogue = new Dialogue();
        var calls = new Dictionary<string, FunctionCallContent>();
        for (var index = 0; index < messages.Count; index++)
        {
            var message = messages[index];
            if (message.Role == ChatRole.User)
            {
                // Relative dates count from the day of the message, in the restaurant's time zone.
                var zone = FindNextTimeZone(messages, index) ?? dialogue.TimeZone;
                var now = _clock.At(message.CreatedAt ?? timeProvider.GetUtcNow(), zone);
                dialogue.Hear(
                    RequestReader.Read(OpeningWishes.Without(message.Text), now, GetAskedSlots(dialogue, nameKnown)), ErrandWords.Read(message.Text), now);
            }

            foreach (var content in message.Contents)
            {
                if (content is FunctionCallContent call)
                {
                    calls[call.CallId] = call;
                }
                else if (content is FunctionResultContent result && calls.TryGetValue(result.CallId, out var answered))
                {
                    RecordToolResult(dialogue, answered, Text(result));
                }
            }
        }

        return dialogue;
    }

    /// <summary>Returns a tool result as text.</summary>
    public static string Text(FunctionResultContent result) => result.Result switch
    {
        JsonElement { ValueKind: JsonValueKind.String } element => element.GetString()!,
        JsonElement element => element.GetRawText(),
        var other => other?.ToString() ?? "",
    };

    /// <summary>Returns the error of a refused tool call; <see langword="null"/> when it succeeded.</summary>
    public static ConciergeError? Failure(FunctionResultContent? result) =>
        result is null ? null : Deserialize(Text(result), AgentJson.Wire.CallAnswer) is { Outcome: null, Error: { } error } ? error : null;

    private static IReadOnlyCollection<Slot> GetAskedSlots(Dialogue dialogue, bool nameKnown) =>
        dialogue.Errand is Errand.Change ? [.. dialogue.Wish.Questions.Keys]
        : dialogue.Errand is Errand.Cancel or Errand.List ? []
        : dialogue.UnderWay || dialogue.Last.HasDetails || (dialogue.Last.Intents & (Intents.Book | Intents.Search)) != Intents.None
            ? [.. dialogue.Wish.Missing(nameKnown).Where(slot => slot != Slot.Restaurant || dialogue.Proposed.Count == 0), .. dialogue.Wish.Questions.Keys]
        : [];

    private static void RecordToolResult(Dialogue dialogue, FunctionCallContent call, string result)
    {
        switch (call.Name)
        {
            case ReservationTools.FindRestaurant when Deserialize(result, AgentJson.Wire.FindAnswer) is { } found:
                dialogue.Looked(GetArgument(call, "name"), found);
                break;
            case ReservationTools.InitiateReservationCall when Deserialize(result, AgentJson.Wire.CallAnswer) is { } called:
                dialogue.Called(called);
                break;
            case SearchTools.SearchRestaurants when Deserialize(result, AgentJson.Wire.SearchAnswer) is { Restaurants: not null } searched:
                dialogue.Searched(searched);
                break;
            case BookingTools.ListBookings when Deserialize(result, AgentJson.Wire.BookingsAnswer) is { Bookings: not null } listed:
                dialogue.Listed(listed);
                break;
            case ChangeBookingTool.Name when Deserialize(result, AgentJson.Wire.CallAnswer) is { } changed:
                dialogue.Changed(GetArgument(call, "booking"), changed);
                break;
            case BookingTools.CancelBooking when Deserialize(result, AgentJson.Wire.CallAnswer) is { } cancelled:
                dialogue.Cancelled(cancelled);
                break;
        }
    }

    private static string GetArgument(FunctionCallContent call, string name) =>
        call.Arguments?.TryGetValue(name, out var value) == true ? value?.ToString() ?? "" : "";

    private static string? FindNextTimeZone(IReadOnlyList<ChatMessage> messages, int index)
    {
        for (var next = index + 1; next < messages.Count && messages[next].Role != ChatRole.User; next++)
        {
            foreach (var result in messages[next].Contents.OfType<FunctionResultContent>())
            {
                if (Deserialize(Text(result), AgentJson.Wire.FindAnswer)?.Restaurant is { } restaurant)
                {
                    return restaurant.TimeZone;
                }
            }
        }

        return null;
    }

    private static T? Deserialize<T>(string text, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return text.StartsWith('{') ? JsonSerializer.Deserialize(text, type) : null;
        }
        catch (JsonException)
        {
            // The text of another tool, which the reader does not need.
            return null;
        }
    }
}
