using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Concierge.Agents.Tools;
using Concierge.Contracts;
using Concierge.Language;
using Concierge.Reservations;
using Microsoft.Extensions.AI;
using NodaTime;

namespace Concierge.Agents.Offline;

/// <summary>Derives the state of a conversation from its messages alone, as a language model does.</summary>
internal sealed class DialogueStateReader(TimeProvider timeProvider)
{
    private readonly LocalClock _clock = new(timeProvider);

    /// <summary>Reads all messages in order.</summary>
    /// <param name="messages">The conversation, including the instructions.</param>
    /// <param name="nameKnown">Whether the instructions contain a default name.</param>
    public DialogueState Read(IReadOnlyList<ChatMessage> messages, bool nameKnown)
    {
        var dialogue = new DialogueState();
        var calls = new Dictionary<string, FunctionCallContent>();
        for (var index = 0; index < messages.Count; index++)
        {
            var message = messages[index];
            if (message.Role == ChatRole.User)
            {
                // Relative dates count from the day of the message, in the restaurant's time zone.
                var zone = FindNextTimeZone(messages, index) ?? dialogue.TimeZone;
                var now = _clock.GetLocalTime(message.CreatedAt ?? timeProvider.GetUtcNow(), zone);
                var text = BookingPhraseNormalizer.Normalize(message.Text, dialogue.HasOpenRequest);
                var said = Parse(text, now, dialogue, nameKnown);
                var talk = TalkReader.Read(text, dialogue.Bookings is { Count: > 0 } && dialogue.Goal == RequestGoal.List).Check(said, dialogue.IsIdle);
                if (FindAskedRestaurant(text, now, dialogue, talk) is { } named)
                {
                    // The name answers "Which restaurant do you mean?": the question before it is answered now.
                    said = new ParsedRequest { Date = dialogue.Talk.Date, Time = dialogue.Talk.Time };
                    talk = dialogue.Talk.Reading with { Restaurant = named };
                }

                dialogue.Talk.OnMessage(talk, said, now, dialogue.Bookings);
                dialogue.OnGuestMessage(talk.Apply(said, dialogue), talk.IsQuestion ? RequestCues.None : RequestCues.Parse(text), now);
            }

            if (message.Role == ChatRole.Assistant && message.Text.Contains(RepeatedQuestionPolicy.GivenUp, StringComparison.Ordinal))
            {
                dialogue.OnGivenUp();
            }

            foreach (var content in message.Contents)
            {
                if (content is FunctionCallContent call)
                {
                    calls[call.CallId] = call;
                }
                else if (content is FunctionResultContent result && calls.TryGetValue(result.CallId, out var answered))
                {
                    RecordToolResult(dialogue, answered, GetResultText(result));
                }
            }
        }

        return dialogue;
    }

    /// <summary>Returns a tool result as text.</summary>
    public static string GetResultText(FunctionResultContent result) => result.Result switch
    {
        JsonElement { ValueKind: JsonValueKind.String } element => element.GetString()!,
        JsonElement element => element.GetRawText(),
        var other => other?.ToString() ?? "",
    };

    /// <summary>Returns the error of a refused tool call; <see langword="null"/> when it succeeded.</summary>
    public static ConciergeError? GetFailure(FunctionResultContent? result) =>
        result is null
            ? null
            : Deserialize(GetResultText(result), ToolResultJsonContext.SnakeCase.CallAnswer) is { Outcome: null, Error: { } error }
                ? error
                : null;

    private static IReadOnlyCollection<BookingField> GetAskedSlots(DialogueState dialogue, bool nameKnown) =>
        dialogue.Goal is RequestGoal.Change ? [.. dialogue.Request.Questions.Keys]
        : dialogue.Goal is RequestGoal.Cancel or RequestGoal.List ? []
        : dialogue.IsUnderWay
            || dialogue.LastMessage.HasDetails
            || (dialogue.LastMessage.Intents & (GuestIntents.Book | GuestIntents.Search)) != GuestIntents.None
            ?
            [
                .. dialogue.Request.GetMissingSlots(nameKnown)
                    .Where(slot => slot != BookingField.Restaurant || dialogue.Search.Results.Count == 0),
                .. dialogue.Request.Questions.Keys,
            ]
        : [];

    // A restaurant that is not known is replaced by the next plain name: by words that say nothing else.
    private static ParsedRequest Parse(string text, LocalDateTime now, DialogueState dialogue, bool nameKnown)
    {
        var words = ClosedRestaurantReplyParser.RemoveOpeningPhrase(text);
        var asked = GetAskedSlots(dialogue, nameKnown);
        if (TalkReader.IsFiller(words))
        {
            // "Perfect" answers no question for a name.
            return Read(words, now, [.. asked.Where(slot => slot is not (BookingField.Restaurant or BookingField.CustomerName))]);
        }

        var said = Read(words, now, asked);
        return dialogue.Request.Found is { Restaurant: null, Error: not null } && !said.HasDetails
            && RestaurantReplacement.Find(words, said.Intents) is { } name
            && Read(name, now, [.. asked, BookingField.Restaurant]) is { HasDetails: true } replaced
            ? replaced
            : said;
    }

    // The directory is asked for the whole name: "Blue Tokyo" need not be a restaurant called Blue in Tokyo.
    private static ParsedRequest Read(string text, LocalDateTime now, IReadOnlyCollection<BookingField> asked)
    {
        var said = RequestParser.Parse(text, now, asked);
        return said.RestaurantWithPlace is { } name ? said with { Restaurant = name, Place = null } : said;
    }

    private static string? FindAskedRestaurant(string text, LocalDateTime now, DialogueState dialogue, TalkReading talk) =>
        dialogue.IsAskedWhichRestaurant && talk.Topic == TalkTopic.None
        && Read(text, now, [BookingField.Restaurant]) is { Restaurant: { } name, PartySize: null, Date: null, Time: null } ? name : null;

    private static void RecordToolResult(DialogueState dialogue, FunctionCallContent call, string result)
    {
        switch (call.Name)
        {
            case ReservationTools.FindRestaurant when Deserialize(result, ToolResultJsonContext.SnakeCase.FindAnswer) is { } found:
                dialogue.OnRestaurantLookedUp(GetArgument(call, "name"), found);
                break;
            case ReservationTools.InitiateReservationCall when Deserialize(result, ToolResultJsonContext.SnakeCase.CallAnswer) is { } called:
                dialogue.OnCallCompleted(called);
                break;
            case SearchTools.SearchRestaurants when Deserialize(result, ToolResultJsonContext.SnakeCase.SearchAnswer) is { Restaurants: not null } searched:
                dialogue.Search.OnCompleted(searched);
                break;
            case BookingTools.ListBookings when Deserialize(result, ToolResultJsonContext.SnakeCase.BookingsAnswer) is { Bookings: not null } listed:
                dialogue.OnBookingsListed(listed);
                break;
            case ChangeBookingTool.Name when Deserialize(result, ToolResultJsonContext.SnakeCase.CallAnswer) is { } changed:
                dialogue.OnChangeCompleted(GetArgument(call, "booking"), changed);
                break;
            case BookingTools.CancelBooking when Deserialize(result, ToolResultJsonContext.SnakeCase.CallAnswer) is { } cancelled:
                dialogue.OnCancellationCompleted(cancelled);
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
                if (Deserialize(GetResultText(result), ToolResultJsonContext.SnakeCase.FindAnswer)?.Restaurant is { } restaurant)
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
