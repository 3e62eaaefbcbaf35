using System.Text.Json;
using Concierge.Agents.Language;
using Concierge.Reservations;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Rules;

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
                var zone = ZoneFoundNext(messages, index) ?? dialogue.Found?.Restaurant?.TimeZone;
                var now = _clock.At(message.CreatedAt ?? timeProvider.GetUtcNow(), zone);
                IReadOnlyCollection<Slot> asked = dialogue.UnderWay || dialogue.Last.HasDetails || dialogue.Last.Intents.HasFlag(Intents.Book)
                    ? [.. dialogue.Missing(nameKnown), .. dialogue.Questions.Keys]
                    : [];
                dialogue.Hear(RequestReader.Read(OpeningWishes.Without(message.Text), now, asked), message.Text);
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

    private static void Note(Dialogue dialogue, FunctionCallContent call, string result)
    {
        if (call.Name == ReservationTools.FindRestaurant && Json(result, AgentJson.Wire.FindAnswer) is { } found)
        {
            dialogue.Looked(call.Arguments?["name"]?.ToString() ?? "", found);
        }
        else if (call.Name == ReservationTools.InitiateReservationCall && Json(result, AgentJson.Wire.CallAnswer) is { } called)
        {
            dialogue.Called(called);
        }
    }

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

    private static T? Json<T>(string text, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
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
