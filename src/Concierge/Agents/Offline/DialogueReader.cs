using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Concierge.Agents.Tools;
using Concierge.Contracts;
using Concierge.Language;
using Concierge.Reservations;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Offline;

/// <summary>Reads a conversation from its messages alone, as a language model does.</summary>
internal sealed class DialogueReader(TimeProvider timeProvider)
{
    private readonly LocalClock _clock = new(timeProvider);

    /// <summary>Reads the messages from the first to the last.</summary>
    /// <param name="messages">The conversation, instructions included.</param>
    /// <param name="nameKnown">Whether the instructions give a name to fall back on.</param>
    public Dialogue Read(IReadOnlyList<ChatMessage> messages, bool nameKnown)
    {
        var dialogue = new Dialogue();
        var calls = new Dictionary<string, FunctionCallContent>();
        for (var index = 0; index < messages.Count; index++)
        {
            var message = messages[index];
            if (message.Role == ChatRole.User)
            {
                // A sentence means the day it was said on, however long ago that is, where the restaurant is.
                var zone = ZoneFoundNext(messages, index) ?? dialogue.TimeZone;
                var now = _clock.At(message.CreatedAt ?? timeProvider.GetUtcNow(), zone);
                dialogue.Hear(RequestReader.Read(OpeningWishes.Without(message.Text), now, Asked(dialogue, nameKnown)), ErrandWords.Read(message.Text), now);
            }

            foreach (var content in message.Contents)
            {
                if (content is FunctionCallContent call)
                {
                    calls[call.CallId] = call;
                }
                else if (content is FunctionResultContent result && calls.TryGetValue(result.CallId, out var answered))
                {
                    Note(dialogue, answered, Text(result));
                }
            }
        }

        return dialogue;
    }

    /// <summary>A tool result as the text it is.</summary>
    public static string Text(FunctionResultContent result) => result.Result switch
    {
        JsonElement { ValueKind: JsonValueKind.String } element => element.GetString()!,
        JsonElement element => element.GetRawText(),
        var other => other?.ToString() ?? "",
    };

    /// <summary>What a tool refused with; <see langword="null"/> when it did not.</summary>
    public static ConciergeError? Failure(FunctionResultContent? result) =>
        result is null ? null : Json(Text(result), AgentJson.Wire.CallAnswer) is { Outcome: null, Error: { } error } ? error : null;

    private static IReadOnlyCollection<Slot> Asked(Dialogue dialogue, bool nameKnown) =>
        dialogue.Errand is Errand.Change ? [.. dialogue.Wish.Questions.Keys]
        : dialogue.Errand is Errand.Cancel or Errand.List ? []
        : dialogue.UnderWay || dialogue.Last.HasDetails || (dialogue.Last.Intents & (Intents.Book | Intents.Search)) != Intents.None
            ? [.. dialogue.Wish.Missing(nameKnown).Where(slot => slot != Slot.Restaurant || dialogue.Proposed.Count == 0), .. dialogue.Wish.Questions.Keys]
        : [];

    private static void Note(Dialogue dialogue, FunctionCallContent call, string result)
    {
        switch (call.Name)
        {
            case ReservationTools.FindRestaurant when Json(result, AgentJson.Wire.FindAnswer) is { } found:
                dialogue.Looked(Argument(call, "name"), found);
                break;
            case ReservationTools.InitiateReservationCall when Json(result, AgentJson.Wire.CallAnswer) is { } called:
                dialogue.Called(called);
                break;
            case SearchTools.SearchRestaurants when Json(result, AgentJson.Wire.SearchAnswer) is { Restaurants: not null } searched:
                dialogue.Searched(searched);
                break;
            case BookingTools.ListBookings when Json(result, AgentJson.Wire.BookingsAnswer) is { Bookings: not null } listed:
                dialogue.Listed(listed);
                break;
            case BookingTools.ChangeBooking when Json(result, AgentJson.Wire.CallAnswer) is { } changed:
                dialogue.Changed(Argument(call, "booking"), changed);
                break;
            case BookingTools.CancelBooking when Json(result, AgentJson.Wire.CallAnswer) is { } cancelled:
                dialogue.Cancelled(cancelled);
                break;
        }
    }

    private static string Argument(FunctionCallContent call, string name) => call.Arguments?.TryGetValue(name, out var value) == true ? value?.ToString() ?? "" : "";

    private static string? ZoneFoundNext(IReadOnlyList<ChatMessage> messages, int index)
    {
        for (var next = index + 1; next < messages.Count && messages[next].Role != ChatRole.User; next++)
        {
            foreach (var result in messages[next].Contents.OfType<FunctionResultContent>())
            {
                if (Json(Text(result), AgentJson.Wire.FindAnswer)?.Restaurant is { } restaurant)
                {
                    return restaurant.TimeZone;
                }
            }
        }

        return null;
    }

    private static T? Json<T>(string text, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return text.StartsWith('{') ? JsonSerializer.Deserialize(text, type) : null;
        }
        catch (JsonException)
        {
            // Another tool's words: nothing this reader needs.
            return null;
        }
    }
}
